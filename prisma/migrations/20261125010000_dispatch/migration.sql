-- Whose a ticket is, when a crew comes, who told the customer.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "Ticket" ADD COLUMN "rulingOpen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "ruledUnitId" UUID,
ADD COLUMN "orderUnitIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "orderCrewIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "grossAt" TIMESTAMPTZ(3);

ALTER TABLE "Dispatch" ADD COLUMN "objection" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "returnedById" UUID,
ADD COLUMN "verdict" TEXT,
ADD COLUMN "verdictNote" TEXT NOT NULL DEFAULT '',
ADD COLUMN "reviewedById" UUID,
ADD COLUMN "reviewedAt" TIMESTAMPTZ(3);

ALTER TABLE "Commitment" ADD COLUMN "tellBy" TIMESTAMPTZ(3),
ADD COLUMN "toldById" UUID,
ADD COLUMN "toldHow" TEXT,
ADD COLUMN "toldWords" TEXT NOT NULL DEFAULT '';
UPDATE "Commitment" SET "toldHow" = 'not-recorded', "toldById" = "ownerId" WHERE "customerToldAt" IS NOT NULL;

ALTER TABLE "WorkOrder" ADD COLUMN "windowFrom" TIMESTAMPTZ(3),
ADD COLUMN "windowTo" TIMESTAMPTZ(3),
ADD COLUMN "whyIncomplete" TEXT,
ADD COLUMN "waivedById" UUID,
ADD COLUMN "waiveReason" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Crew" ADD COLUMN "capacity" INTEGER NOT NULL DEFAULT 10;

CREATE TABLE "OwnershipRuling" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askingUnitId" UUID,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "limitMinutes" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "packVersion" INTEGER NOT NULL,
    "unitId" UUID,
    "basis" TEXT,
    "cited" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "OwnershipRuling_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "OwnershipRuling_orgId_ticketId_idx" ON "OwnershipRuling"("orgId", "ticketId");

GRANT SELECT, INSERT ON "OwnershipRuling" TO askonce_app;
GRANT UPDATE (state, "unitId", basis, cited, "decidedById", "decidedAt", late) ON "OwnershipRuling" TO askonce_app;

-- Words from closed lists; what is said is said whole.
ALTER TABLE "OwnershipRuling" ADD CONSTRAINT ruling_cause CHECK (cause IN ('second-return','objection'));
ALTER TABLE "OwnershipRuling" ADD CONSTRAINT ruling_whole CHECK (
  (state = 'open' AND "unitId" IS NULL AND basis IS NULL AND "decidedAt" IS NULL)
  OR (state = 'decided' AND "unitId" IS NOT NULL AND basis IS NOT NULL AND basis IN ('clause','scope','reason') AND length(cited) > 0
      AND "decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL));
CREATE UNIQUE INDEX one_ruling_of_a_ticket ON "OwnershipRuling" ("ticketId");
CREATE INDEX ruling_open ON "OwnershipRuling" ("orgId", "dueAt") WHERE state = 'open';
ALTER TABLE "Dispatch" ADD CONSTRAINT dispatch_verdict CHECK (
  (verdict IS NULL AND "reviewedAt" IS NULL)
  OR (verdict IS NOT NULL AND verdict IN ('justified','unjustified') AND "returnedAt" IS NOT NULL AND "reviewedById" IS NOT NULL AND "reviewedAt" IS NOT NULL
      AND (verdict = 'justified' OR length("verdictNote") > 0)));
CREATE INDEX dispatch_to_review ON "Dispatch" ("orgId", "returnedAt") WHERE "returnedAt" IS NOT NULL AND verdict IS NULL;
CREATE INDEX dispatch_returned ON "Dispatch" ("orgId", "unitId", "returnedAt") WHERE "returnedAt" IS NOT NULL;
ALTER TABLE "WorkOrder" DROP CONSTRAINT order_status;
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_status CHECK (status IN ('sent','accepted','in-progress','done','incomplete','cancelled','waived'));
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_waived CHECK (status <> 'waived' OR (length("waiveReason") > 0 AND "waivedById" IS NOT NULL));
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_incomplete CHECK (
  "whyIncomplete" IS NULL OR "whyIncomplete" IN ('parts','second-visit','other-trade','customer-put-off','unsafe','after-season','no-access'));
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_window CHECK (
  ("windowFrom" IS NULL) = ("windowTo" IS NULL) AND ("windowFrom" IS NULL OR "windowTo" > "windowFrom") AND ("windowFrom" IS NULL OR "crewId" IS NOT NULL));
ALTER TABLE "Crew" ADD CONSTRAINT crew_capacity CHECK (capacity BETWEEN 1 AND 100);
ALTER TABLE "Commitment" ADD CONSTRAINT commitment_told CHECK (
  "customerToldAt" IS NULL OR ("toldById" IS NOT NULL AND "toldHow" IS NOT NULL AND "toldHow" IN ('phone','sms','in-person','other','not-recorded')));

-- A crew has one place at a time, whoever writes it down.
ALTER TABLE "WorkOrder" ADD CONSTRAINT crew_one_place_at_a_time
  EXCLUDE USING gist ("crewId" WITH =, tstzrange("windowFrom", "windowTo", '[)') WITH &&)
  WHERE ("windowFrom" IS NOT NULL AND status IN ('sent','accepted','in-progress'));
CREATE INDEX order_window_day ON "WorkOrder" ("orgId", "windowFrom") WHERE "windowFrom" IS NOT NULL;
CREATE INDEX order_without_window ON "WorkOrder" ("orgId", "openedAt") WHERE "windowFrom" IS NULL AND status IN ('sent','accepted');
CREATE INDEX shift_of_crew ON "Shift" ("crewId", "startsAt") WHERE "crewId" IS NOT NULL;
CREATE INDEX commitment_to_tell ON "Commitment" ("orgId", "tellBy") WHERE state = 'open' AND "tellBy" IS NOT NULL AND "customerToldAt" IS NULL;
CREATE INDEX ticket_key_customer ON "Ticket" ("orgId", "openedAt" DESC) WHERE "keyCustomer";
CREATE INDEX escalation_nobody ON "Escalation" ("orgId", at DESC) WHERE "toStaffId" IS NULL AND "acknowledgedAt" IS NULL;

-- While a ruling is asked for nothing is sent; once it is made only the unit it names gets the ticket, and keeps it.
CREATE FUNCTION guard_ruled_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."ruledUnitId" IS NOT NULL AND NEW."ruledUnitId" IS DISTINCT FROM OLD."ruledUnitId" THEN
    RAISE EXCEPTION 'a ruling stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."ruledUnitId" IS DISTINCT FROM OLD."ruledUnitId" AND NOT EXISTS (
    SELECT FROM "OwnershipRuling" r WHERE r."ticketId" = NEW.id AND r.state = 'decided' AND r."unitId" = NEW."ruledUnitId") THEN
    RAISE EXCEPTION 'no ruling names this unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."rulingOpen" AND NOT NEW."rulingOpen" AND EXISTS (SELECT FROM "OwnershipRuling" r WHERE r."ticketId" = NEW.id AND r.state = 'open') THEN
    RAISE EXCEPTION 'the ruling has not been made' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = OLD.status THEN RETURN NEW; END IF;
  IF NEW.status = 'dispatched' AND NEW."rulingOpen" THEN
    RAISE EXCEPTION 'whose it is waits for a ruling' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'dispatched' AND NEW."ruledUnitId" IS NOT NULL AND NEW."unitId" IS DISTINCT FROM NEW."ruledUnitId" THEN
    RAISE EXCEPTION 'a ruling gave it to another unit' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'returned' AND OLD."ruledUnitId" IS NOT NULL THEN
    RAISE EXCEPTION 'after a ruling nothing is returned' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Each order done or waived by name; one left incomplete is made good by a later one that was done.
  IF NEW.status = 'resolved' AND OLD.status IN ('accepted','in-progress') AND EXISTS (
    SELECT FROM "WorkOrder" w WHERE w."orgId" = NEW."orgId" AND w."ticketId" = NEW.id AND w.status = 'incomplete' AND NOT EXISTS (
      SELECT FROM "WorkOrder" l WHERE l."orgId" = w."orgId" AND l."ticketId" = w."ticketId" AND l.status = 'done' AND l."openedAt" >= w."endedAt")) THEN
    RAISE EXCEPTION 'a work order was left undone and not waived' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_ruled BEFORE UPDATE ON "Ticket" FOR EACH ROW EXECUTE FUNCTION guard_ruled_ticket();

CREATE FUNCTION guard_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a ruling is kept' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF OLD.state = 'decided' THEN RAISE EXCEPTION 'a ruling is made once' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ruling_once BEFORE UPDATE OR DELETE ON "OwnershipRuling" FOR EACH ROW EXECUTE FUNCTION guard_ruling();

-- A return that was judged stays judged, and a return under a ruling is none.
CREATE FUNCTION guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.verdict IS NOT NULL AND (NEW.verdict, NEW."verdictNote", NEW."reviewedById", NEW."reviewedAt")
    IS DISTINCT FROM (OLD.verdict, OLD."verdictNote", OLD."reviewedById", OLD."reviewedAt") THEN
    RAISE EXCEPTION 'a return is judged once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."returnedAt" IS NOT NULL AND OLD."returnedAt" IS NULL AND EXISTS (
    SELECT FROM "OwnershipRuling" r WHERE r."ticketId" = NEW."ticketId" AND r.state = 'decided') THEN
    RAISE EXCEPTION 'after a ruling nothing is returned' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER return_guarded BEFORE UPDATE ON "Dispatch" FOR EACH ROW EXECUTE FUNCTION guard_return();
