-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" UUID,
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestKey" (
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "result" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestKey_pkey" PRIMARY KEY ("orgId","staffId","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "pinyinInitials" TEXT NOT NULL,
    "pinyinFull" TEXT NOT NULL DEFAULT '',
    "idNo" TEXT,
    "idNoValid" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Premise" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "parentId" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "communityId" UUID,
    "buildingId" UUID,
    "buildingNo" TEXT,
    "entranceNo" TEXT,
    "roomNo" TEXT,
    "zone" TEXT,
    "riserId" UUID,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "Premise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NetworkNode" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "parentId" UUID,
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "NetworkNode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "accountNo" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "premiseId" UUID NOT NULL,
    "tariffClass" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "grossAreaM2" DECIMAL(10,2),
    "insideAreaM2" DECIMAL(10,2),
    "storeyHeightM" DECIMAL(4,2),
    "metering" TEXT NOT NULL,
    "meterNo" TEXT,
    "bankName" TEXT,
    "withholdingNo" TEXT,
    "priorArrearsFen" BIGINT NOT NULL DEFAULT 0,
    "currentDueFen" BIGINT NOT NULL DEFAULT 0,
    "billable" BOOLEAN NOT NULL DEFAULT true,
    "keyCustomer" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "contactPreference" TEXT NOT NULL DEFAULT '',
    "issues" TEXT[],
    "sourceHash" TEXT NOT NULL DEFAULT '',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phoneDigits" TEXT NOT NULL,
    "valid" BOOLEAN NOT NULL DEFAULT true,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Defect" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "premiseId" UUID,
    "riserId" UUID,
    "service" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "detailEn" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "endedAt" DATE,

    CONSTRAINT "Defect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "premiseId" UUID,
    "agreementId" UUID,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "noteEn" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "EventSeal" (
    "n" BIGSERIAL NOT NULL,
    "fromSeq" BIGINT NOT NULL,
    "toSeq" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EventSeal_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "WorkOrder" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "crewId" UUID,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "promisedBy" TIMESTAMPTZ(3),
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "WorkOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "crewId" UUID,
    "byId" UUID NOT NULL,
    "arrivedAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedArrivedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "finding" TEXT NOT NULL DEFAULT '',
    "responsibility" TEXT,
    "clauseCode" TEXT,
    "customerSign" TEXT,
    "customerName" TEXT,
    "witness" TEXT,
    "customerMark" TEXT,
    "staffMark" TEXT,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "value" DECIMAL(10,2) NOT NULL,
    "unit" TEXT NOT NULL,
    "instrumentNo" TEXT NOT NULL,
    "instrumentVerifiedUntil" DATE NOT NULL,
    "doorsShutMinutes" INTEGER,
    "heightM" DECIMAL(4,2),
    "point" TEXT,
    "standard" DECIMAL(10,2),
    "meetsStandard" BOOLEAN,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceConsent" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "caveat" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "mark" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactAttempt" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "phoneDigits" TEXT NOT NULL,
    "agreementId" UUID,
    "purpose" TEXT NOT NULL,
    "refId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ContactAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL,
    "communityIds" UUID[],
    "zone" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "expectedRestoreAt" TIMESTAMPTZ(3) NOT NULL,
    "restoredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyPack" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "service" TEXT,
    "version" INTEGER NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "effectiveTo" DATE,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceEn" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "PolicyPack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "orgId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "holidays" TEXT[],
    "makeUpDays" TEXT[],
    "source" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("orgId","year","version")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "topic" TEXT NOT NULL,

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "severity" TEXT NOT NULL DEFAULT 'normal',
    "summary" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "agreementId" UUID,
    "personName" TEXT NOT NULL DEFAULT '',
    "callerName" TEXT NOT NULL,
    "callerPhone" TEXT NOT NULL,
    "callerDigits" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "contactDigits" TEXT NOT NULL,
    "serviceAddress" TEXT NOT NULL,
    "faultAddress" TEXT NOT NULL,
    "faultElsewhere" BOOLEAN NOT NULL DEFAULT false,
    "landmarks" TEXT NOT NULL DEFAULT '',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "premiseId" UUID,
    "communityId" UUID,
    "buildingId" UUID,
    "riserId" UUID,
    "zone" TEXT,
    "outageId" UUID,
    "keyCustomer" BOOLEAN NOT NULL DEFAULT false,
    "upset" BOOLEAN NOT NULL DEFAULT false,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "readBack" TEXT NOT NULL DEFAULT '',
    "readBackAt" TIMESTAMPTZ(3),
    "ownerId" UUID NOT NULL,
    "unitId" UUID,
    "crewId" UUID,
    "openOrders" INTEGER NOT NULL DEFAULT 0,
    "returnCount" INTEGER NOT NULL DEFAULT 0,
    "urgeCount" INTEGER NOT NULL DEFAULT 0,
    "reopenCount" INTEGER NOT NULL DEFAULT 0,
    "nextDueAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT '',
    "matter" TEXT NOT NULL DEFAULT '',
    "search" TEXT[],

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fact" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "toldBy" TEXT NOT NULL,
    "toldToId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "reaskReason" TEXT,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TicketCall" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "callerName" TEXT NOT NULL,
    "callerPhone" TEXT NOT NULL,
    "callerDigits" TEXT NOT NULL,
    "agreementId" UUID,
    "address" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TicketCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispatch" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "crewId" UUID,
    "proposedUnitId" UUID,
    "overruleReason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "returnedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "returnNote" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClockEvent" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "clock" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "byId" UUID,
    "limit" JSONB,
    "calendarVersion" TEXT,

    CONSTRAINT "ClockEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "ticketId" UUID NOT NULL,
    "clock" TEXT NOT NULL,
    "orgId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "warnAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "breachedAt" TIMESTAMPTZ(3),
    "limitMinutes" INTEGER NOT NULL,
    "counting" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "packVersion" INTEGER NOT NULL,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("ticketId","clock")
);

-- CreateTable
CREATE TABLE "Timer" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "firedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "toRole" TEXT NOT NULL,
    "toStaffId" UUID,
    "reason" TEXT NOT NULL,
    "clock" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "toWhom" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "ownerId" UUID NOT NULL,
    "madeById" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settledAt" TIMESTAMPTZ(3),
    "warnedAt" TIMESTAMPTZ(3),
    "customerToldAt" TIMESTAMPTZ(3),

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID,
    "draftId" UUID,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DifficultCase" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "saidToCustomer" TEXT NOT NULL,
    "leaderId" UUID NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextReportAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "DifficultCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressReport" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "toldCustomer" BOOLEAN NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProgressReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "ownerId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "solved" BOOLEAN,
    "satisfaction" INTEGER,
    "remark" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "orgId" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("orgId","series")
);

-- CreateTable
CREATE TABLE "Presence" (
    "ticketId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("ticketId","staffId")
);

-- CreateTable
CREATE TABLE "Org" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "hotline" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "parentId" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "leaderId" UUID,
    "phone" TEXT,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitScope" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "service" TEXT,
    "kinds" TEXT[],
    "communityId" UUID,
    "zone" TEXT,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "UnitScope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "staffNo" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "phone" TEXT,
    "passwordHash" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "oidcSubject" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "passwordSetAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Crew" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "skills" TEXT[],

    CONSTRAINT "Crew_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrewMember" (
    "crewId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "orgId" UUID NOT NULL,

    CONSTRAINT "CrewMember_pkey" PRIMARY KEY ("crewId","staffId")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "crewId" UUID,
    "staffId" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_staffId_idx" ON "Session"("staffId");

-- CreateIndex
CREATE INDEX "RequestKey_at_idx" ON "RequestKey"("at");

-- CreateIndex
CREATE INDEX "Person_orgId_idNo_idx" ON "Person"("orgId", "idNo");

-- CreateIndex
CREATE INDEX "Premise_orgId_communityId_buildingNo_entranceNo_roomNo_idx" ON "Premise"("orgId", "communityId", "buildingNo", "entranceNo", "roomNo");

-- CreateIndex
CREATE INDEX "Premise_orgId_kind_district_idx" ON "Premise"("orgId", "kind", "district");

-- CreateIndex
CREATE INDEX "Premise_orgId_riserId_idx" ON "Premise"("orgId", "riserId");

-- CreateIndex
CREATE INDEX "Premise_orgId_buildingId_idx" ON "Premise"("orgId", "buildingId");

-- CreateIndex
CREATE UNIQUE INDEX "Premise_orgId_parentId_kind_name_key" ON "Premise"("orgId", "parentId", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "NetworkNode_orgId_service_kind_name_key" ON "NetworkNode"("orgId", "service", "kind", "name");

-- CreateIndex
CREATE INDEX "Agreement_orgId_premiseId_idx" ON "Agreement"("orgId", "premiseId");

-- CreateIndex
CREATE INDEX "Agreement_orgId_personId_idx" ON "Agreement"("orgId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_orgId_accountNo_key" ON "Agreement"("orgId", "accountNo");

-- CreateIndex
CREATE INDEX "Contact_orgId_agreementId_idx" ON "Contact"("orgId", "agreementId");

-- CreateIndex
CREATE INDEX "Contact_orgId_phoneDigits_idx" ON "Contact"("orgId", "phoneDigits");

-- CreateIndex
CREATE INDEX "Defect_orgId_premiseId_idx" ON "Defect"("orgId", "premiseId");

-- CreateIndex
CREATE INDEX "Defect_orgId_riserId_idx" ON "Defect"("orgId", "riserId");

-- CreateIndex
CREATE INDEX "Flag_orgId_premiseId_idx" ON "Flag"("orgId", "premiseId");

-- CreateIndex
CREATE INDEX "Flag_orgId_agreementId_idx" ON "Flag"("orgId", "agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_id_key" ON "Event"("id");

-- CreateIndex
CREATE INDEX "Event_orgId_subjectId_seq_idx" ON "Event"("orgId", "subjectId", "seq");

-- CreateIndex
CREATE INDEX "Event_orgId_type_seq_idx" ON "Event"("orgId", "type", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "EventSeal_toSeq_key" ON "EventSeal"("toSeq");

-- CreateIndex
CREATE INDEX "WorkOrder_orgId_ticketId_idx" ON "WorkOrder"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "WorkOrder_orgId_crewId_status_idx" ON "WorkOrder"("orgId", "crewId", "status");

-- CreateIndex
CREATE INDEX "WorkOrder_orgId_unitId_status_idx" ON "WorkOrder"("orgId", "unitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "WorkOrder_orgId_no_key" ON "WorkOrder"("orgId", "no");

-- CreateIndex
CREATE INDEX "Visit_orgId_ticketId_idx" ON "Visit"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "Visit_orgId_orderId_idx" ON "Visit"("orgId", "orderId");

-- CreateIndex
CREATE INDEX "Reading_orgId_ticketId_idx" ON "Reading"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "PriceConsent_orgId_ticketId_idx" ON "PriceConsent"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "ContactAttempt_orgId_phoneDigits_at_idx" ON "ContactAttempt"("orgId", "phoneDigits", "at");

-- CreateIndex
CREATE INDEX "ContactAttempt_orgId_refId_idx" ON "ContactAttempt"("orgId", "refId");

-- CreateIndex
CREATE INDEX "Outage_orgId_restoredAt_startsAt_idx" ON "Outage"("orgId", "restoredAt", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyPack_orgId_topic_region_service_version_key" ON "PolicyPack"("orgId", "topic", "region", "service", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_orgId_code_key" ON "Clause"("orgId", "code");

-- CreateIndex
CREATE INDEX "Ticket_orgId_agreementId_openedAt_idx" ON "Ticket"("orgId", "agreementId", "openedAt" DESC);

-- CreateIndex
CREATE INDEX "Ticket_orgId_openedAt_id_idx" ON "Ticket"("orgId", "openedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Ticket_orgId_ownerId_idx" ON "Ticket"("orgId", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_orgId_no_key" ON "Ticket"("orgId", "no");

-- CreateIndex
CREATE INDEX "Fact_orgId_ticketId_idx" ON "Fact"("orgId", "ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_ticketId_question_round_key" ON "Fact"("ticketId", "question", "round");

-- CreateIndex
CREATE INDEX "TicketCall_orgId_ticketId_idx" ON "TicketCall"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "TicketCall_orgId_callerDigits_idx" ON "TicketCall"("orgId", "callerDigits");

-- CreateIndex
CREATE INDEX "Dispatch_orgId_ticketId_idx" ON "Dispatch"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "Dispatch_orgId_unitId_at_idx" ON "Dispatch"("orgId", "unitId", "at");

-- CreateIndex
CREATE INDEX "ClockEvent_orgId_ticketId_idx" ON "ClockEvent"("orgId", "ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "ClockEvent_ticketId_clock_seq_key" ON "ClockEvent"("ticketId", "clock", "seq");

-- CreateIndex
CREATE INDEX "Clock_orgId_state_dueAt_idx" ON "Clock"("orgId", "state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Timer_subjectId_kind_subject_step_dueAt_key" ON "Timer"("subjectId", "kind", "subject", "step", "dueAt");

-- CreateIndex
CREATE INDEX "Escalation_orgId_toStaffId_acknowledgedAt_idx" ON "Escalation"("orgId", "toStaffId", "acknowledgedAt");

-- CreateIndex
CREATE INDEX "Escalation_orgId_at_idx" ON "Escalation"("orgId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Escalation_ticketId_reason_clock_step_at_key" ON "Escalation"("ticketId", "reason", "clock", "step", "at");

-- CreateIndex
CREATE INDEX "Commitment_orgId_ticketId_idx" ON "Commitment"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "Commitment_orgId_state_dueAt_idx" ON "Commitment"("orgId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Handover_orgId_toId_acceptedAt_idx" ON "Handover"("orgId", "toId", "acceptedAt");

-- CreateIndex
CREATE INDEX "DifficultCase_orgId_answeredAt_idx" ON "DifficultCase"("orgId", "answeredAt");

-- CreateIndex
CREATE INDEX "DifficultCase_orgId_ticketId_idx" ON "DifficultCase"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "ProgressReport_orgId_caseId_idx" ON "ProgressReport"("orgId", "caseId");

-- CreateIndex
CREATE INDEX "FollowUp_orgId_state_notBefore_idx" ON "FollowUp"("orgId", "state", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_ticketId_round_key" ON "FollowUp"("ticketId", "round");

-- CreateIndex
CREATE INDEX "Draft_orgId_staffId_endedAt_idx" ON "Draft"("orgId", "staffId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Org_code_key" ON "Org"("code");

-- CreateIndex
CREATE INDEX "Unit_orgId_path_idx" ON "Unit"("orgId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_orgId_code_key" ON "Unit"("orgId", "code");

-- CreateIndex
CREATE INDEX "UnitScope_orgId_service_idx" ON "UnitScope"("orgId", "service");

-- CreateIndex
CREATE INDEX "Staff_orgId_unitId_idx" ON "Staff"("orgId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_orgId_staffNo_key" ON "Staff"("orgId", "staffNo");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_username_key" ON "Staff"("username");

-- CreateIndex
CREATE INDEX "Duty_orgId_role_idx" ON "Duty"("orgId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Duty_staffId_role_unitId_key" ON "Duty"("staffId", "role", "unitId");

-- CreateIndex
CREATE INDEX "Crew_orgId_unitId_idx" ON "Crew"("orgId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Crew_orgId_code_key" ON "Crew"("orgId", "code");

-- CreateIndex
CREATE INDEX "CrewMember_staffId_idx" ON "CrewMember"("staffId");

-- CreateIndex
CREATE INDEX "Shift_orgId_startsAt_idx" ON "Shift"("orgId", "startsAt");
