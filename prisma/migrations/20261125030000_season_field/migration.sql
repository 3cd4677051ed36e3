-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "aboutStaffIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "SeasonOpening" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SeasonOpening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OffSeasonLine" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "visitId" UUID,
    "service" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "plannedOn" DATE NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "settledReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OffSeasonLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RepeatRepair" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "symptom" TEXT NOT NULL,
    "seasonCode" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ticketId" UUID NOT NULL,
    "orderNo" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RepeatRepair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitRating" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "score" INTEGER,
    "words" TEXT NOT NULL DEFAULT '',
    "complaint" BOOLEAN NOT NULL DEFAULT false,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "VisitRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMessage" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "toDigits" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OutgoingMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QualityCase" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "sourceId" UUID NOT NULL,
    "crewId" UUID,
    "subjectIds" UUID[],
    "score" INTEGER,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "handledById" UUID,
    "handledAt" TIMESTAMPTZ(3),
    "finding" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "QualityCase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SeasonOpening_orgId_service_periodCode_key" ON "SeasonOpening"("orgId", "service", "periodCode");

-- CreateIndex
CREATE INDEX "OffSeasonLine_orgId_service_state_plannedOn_idx" ON "OffSeasonLine"("orgId", "service", "state", "plannedOn");

-- CreateIndex
CREATE INDEX "OffSeasonLine_orgId_ticketId_idx" ON "OffSeasonLine"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "RepeatRepair_orgId_ticketId_idx" ON "RepeatRepair"("orgId", "ticketId");

-- CreateIndex
CREATE UNIQUE INDEX "RepeatRepair_orgId_agreementId_service_symptom_seasonCode_key" ON "RepeatRepair"("orgId", "agreementId", "service", "symptom", "seasonCode");

-- CreateIndex
CREATE UNIQUE INDEX "VisitRating_visitId_key" ON "VisitRating"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "VisitRating_tokenHash_key" ON "VisitRating"("tokenHash");

-- CreateIndex
CREATE INDEX "VisitRating_orgId_ticketId_idx" ON "VisitRating"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "OutgoingMessage_orgId_state_queuedAt_idx" ON "OutgoingMessage"("orgId", "state", "queuedAt");

-- CreateIndex
CREATE INDEX "OutgoingMessage_orgId_ticketId_idx" ON "OutgoingMessage"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "QualityCase_orgId_state_openedAt_idx" ON "QualityCase"("orgId", "state", "openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "QualityCase_orgId_source_sourceId_key" ON "QualityCase"("orgId", "source", "sourceId");

-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "scanned" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Defect" ADD COLUMN     "source" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "enteredById" UUID,
ADD COLUMN     "endedById" UUID,
ADD COLUMN     "endReason" TEXT NOT NULL DEFAULT '';

-- What a person entered says where it is known from; an end by a person says why. A defect is ended, not rewritten.
ALTER TABLE "Defect" ADD CONSTRAINT defect_source CHECK ("enteredById" IS NULL OR length(source) > 0);
ALTER TABLE "Defect" ADD CONSTRAINT defect_end CHECK ("endedById" IS NULL OR ("endedAt" IS NOT NULL AND length("endReason") > 0));

-- What the application may do with them: write, and change only what moves.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['OffSeasonLine', 'RepeatRepair', 'VisitRating', 'OutgoingMessage', 'QualityCase', 'SeasonOpening'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO askonce_app', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM askonce_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['RepeatRepair', 'SeasonOpening'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
GRANT UPDATE (state, version, "plannedOn", "settledById", "settledAt", "settledReason") ON "OffSeasonLine" TO askonce_app;
GRANT UPDATE (score, words, complaint, "answeredAt") ON "VisitRating" TO askonce_app;
GRANT UPDATE (state) ON "OutgoingMessage" TO askonce_app;
GRANT UPDATE (state, "handledById", "handledAt", finding) ON "QualityCase" TO askonce_app;

ALTER TABLE "OffSeasonLine" ADD CONSTRAINT off_season_state CHECK (state IN ('open','done','excused'));
ALTER TABLE "OffSeasonLine" ADD CONSTRAINT off_season_cause CHECK (cause IN ('shutdown','excavation','parts','riser','other') AND length(reason) > 0);
ALTER TABLE "OffSeasonLine" ADD CONSTRAINT off_season_settled CHECK (
  (state = 'open') = ("settledAt" IS NULL) AND (state = 'open' OR ("settledById" IS NOT NULL AND length("settledReason") > 0)));
CREATE UNIQUE INDEX one_open_off_season_line ON "OffSeasonLine" ("ticketId") WHERE state = 'open';

-- A settled line stays settled; only a manager by name excuses one.
CREATE FUNCTION guard_off_season_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a line is settled, not taken away' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF TG_OP = 'INSERT' AND NEW.state <> 'open' THEN RAISE EXCEPTION 'a line begins open' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'open' THEN RAISE EXCEPTION 'a settled line stays as it was settled' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF NEW.state = 'excused' AND NOT EXISTS (
    SELECT FROM "Duty" d JOIN "Staff" s ON s.id = d."staffId" AND s.status = 'active'
    WHERE d."orgId" = NEW."orgId" AND d."staffId" = NEW."settledById" AND d.role IN ('manager', 'general-manager')) THEN
    RAISE EXCEPTION 'only a manager excuses a line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER off_season_line_moves BEFORE INSERT OR UPDATE OR DELETE ON "OffSeasonLine" FOR EACH ROW EXECUTE FUNCTION guard_off_season_line();

-- The season does not open while a line is neither done nor excused. A line added at the same moment waits for the opening, and the other way round.
CREATE FUNCTION guard_season_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('off-season ' || NEW."orgId"::text || NEW.service, 0));
  IF TG_TABLE_NAME = 'SeasonOpening' AND EXISTS (SELECT FROM "OffSeasonLine" l WHERE l."orgId" = NEW."orgId" AND l.service = NEW.service AND l.state = 'open') THEN
    RAISE EXCEPTION 'the off-season list is not empty' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER season_opens_on_an_empty_list BEFORE INSERT ON "SeasonOpening" FOR EACH ROW EXECUTE FUNCTION guard_season_opening();
CREATE TRIGGER off_season_line_waits BEFORE INSERT ON "OffSeasonLine" FOR EACH ROW EXECUTE FUNCTION guard_season_opening();

-- A rating is given once, in time.
ALTER TABLE "VisitRating" ADD CONSTRAINT rating_score CHECK (score IS NULL OR score BETWEEN 1 AND 5);
ALTER TABLE "VisitRating" ADD CONSTRAINT rating_answer CHECK ((score IS NULL) = ("answeredAt" IS NULL) AND length(words) <= 500);
ALTER TABLE "VisitRating" ADD CONSTRAINT rating_complaint CHECK (NOT complaint OR score <= 2);
CREATE FUNCTION guard_visit_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."answeredAt" IS NOT NULL THEN RAISE EXCEPTION 'a rating is given once' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF NEW."answeredAt" > OLD."expiresAt" THEN RAISE EXCEPTION 'the link has expired' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_rating_once BEFORE UPDATE OR DELETE ON "VisitRating" FOR EACH ROW EXECUTE FUNCTION guard_visit_rating();

ALTER TABLE "OutgoingMessage" ADD CONSTRAINT message_state CHECK (state IN ('queued','sent','failed'));

-- A complaint about people is never theirs.
ALTER TABLE "QualityCase" ADD CONSTRAINT quality_source CHECK (source IN ('rating','call'));
ALTER TABLE "QualityCase" ADD CONSTRAINT quality_state CHECK (state IN ('open','settled'));
ALTER TABLE "QualityCase" ADD CONSTRAINT quality_settled CHECK (state = 'open' OR ("handledById" IS NOT NULL AND "handledAt" IS NOT NULL AND length(finding) > 0));
ALTER TABLE "QualityCase" ADD CONSTRAINT quality_subjects CHECK (cardinality("subjectIds") > 0);
CREATE FUNCTION guard_quality_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a quality case is kept' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF NEW."handledById" = ANY (NEW."subjectIds") OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = NEW."crewId" AND m."staffId" = NEW."handledById") THEN
    RAISE EXCEPTION 'nobody handles a complaint about themselves or their crew' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'settled' THEN RAISE EXCEPTION 'a settled case stays settled' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quality_case_hands BEFORE INSERT OR UPDATE OR DELETE ON "QualityCase" FOR EACH ROW EXECUTE FUNCTION guard_quality_case();

-- No ticket about people goes to a crew they are in, and no work order of it; what it is about is never taken back.
CREATE FUNCTION guard_ticket_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NOT (NEW."aboutStaffIds" @> OLD."aboutStaffIds") THEN
    RAISE EXCEPTION 'whom a complaint is about is not taken back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF cardinality(NEW."aboutStaffIds") > 0 AND NEW."crewId" IS NOT NULL AND EXISTS (
    SELECT FROM "CrewMember" m WHERE m."crewId" = NEW."crewId" AND m."staffId" = ANY (NEW."aboutStaffIds")) THEN
    RAISE EXCEPTION 'a complaint about a crew does not go to it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_about BEFORE INSERT OR UPDATE OF "crewId", "aboutStaffIds" ON "Ticket" FOR EACH ROW EXECUTE FUNCTION guard_ticket_about();
CREATE FUNCTION guard_order_about() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."crewId" IS NOT NULL AND EXISTS (SELECT FROM "Ticket" t JOIN "CrewMember" m ON m."crewId" = NEW."crewId" AND m."staffId" = ANY (t."aboutStaffIds") WHERE t.id = NEW."ticketId") THEN
    RAISE EXCEPTION 'a complaint about a crew does not go to it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_about BEFORE INSERT OR UPDATE OF "crewId" ON "WorkOrder" FOR EACH ROW EXECUTE FUNCTION guard_order_about();
