-- Who did the work of a ticket: of a visit's crew, who took an order on or was of its crew when it was taken on or done, who answered for it.
ALTER TABLE "WorkOrder" ADD COLUMN "crewStaffIds" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "WorkOrder" DISABLE TRIGGER USER; -- an order stays as it was; its crew is only now written beside it
UPDATE "WorkOrder" w SET "crewStaffIds" = ARRAY (SELECT m."staffId" FROM "CrewMember" m WHERE m."crewId" = w."crewId") WHERE w."crewId" IS NOT NULL AND w."acceptedAt" IS NOT NULL;
ALTER TABLE "WorkOrder" ENABLE TRIGGER USER;
CREATE FUNCTION name_crew_of_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW."crewStaffIds" := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE OLD."crewStaffIds" END;
  IF TG_OP = 'UPDATE' AND NEW.status <> OLD.status AND NEW.status IN ('accepted', 'done') THEN
    NEW."crewStaffIds" := ARRAY (SELECT unnest(OLD."crewStaffIds") UNION SELECT m."staffId" FROM "CrewMember" m WHERE m."crewId" = NEW."crewId");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_names_no_crew BEFORE INSERT ON "WorkOrder" FOR EACH ROW WHEN (NEW."crewStaffIds" <> '{}') EXECUTE FUNCTION name_crew_of_order();
CREATE TRIGGER order_names_its_crew BEFORE UPDATE OF status, "crewStaffIds" ON "WorkOrder" FOR EACH ROW EXECUTE FUNCTION name_crew_of_order();
CREATE OR REPLACE FUNCTION did_the_work(org uuid, ticket uuid, staff uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM "Visit" v WHERE v."ticketId" = ticket AND v."orgId" = org AND (v."byId" = staff OR staff = ANY (v."crewStaffIds")
      OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = staff)))
    OR EXISTS (SELECT FROM "WorkOrder" w WHERE w."ticketId" = ticket AND w."orgId" = org AND w.status IN ('accepted', 'in-progress', 'done')
      AND (w."acceptedById" = staff OR staff = ANY (w."crewStaffIds")))
    OR EXISTS (SELECT FROM "Event" e WHERE e."orgId" = org AND e."subjectId" = ticket AND e.type IN ('ticket.replied', 'ticket.answered') AND e."actorId" = staff)
$$;

-- Only the office answers without a visit; an order stays with its unit.
CREATE OR REPLACE FUNCTION guard_order_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.no, NEW."orgId", NEW."ticketId", NEW.kind, NEW."unitId", NEW."openedAt") IS DISTINCT FROM (OLD.no, OLD."orgId", OLD."ticketId", OLD.kind, OLD."unitId", OLD."openedAt") THEN
    RAISE EXCEPTION 'a work order keeps its number, ticket, unit and kind' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('sent','accepted'), ('sent','cancelled'), ('accepted','cancelled'), ('accepted','in-progress'), ('accepted','done'),
    ('in-progress','done'), ('sent','incomplete'), ('accepted','incomplete'), ('in-progress','incomplete'), ('sent','waived'), ('accepted','waived'), ('incomplete','waived')
  ) OR (OLD.status = 'accepted' AND NEW.status = 'done' AND NEW.kind <> 'handle') THEN
    RAISE EXCEPTION 'a work order does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_visit() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD."finishedAt" IS NOT NULL OR (NEW.id, NEW."orgId", NEW."orderId", NEW."ticketId", NEW."byId", NEW."crewId", NEW."crewStaffIds", NEW."arrivedAt")
    IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."orderId", OLD."ticketId", OLD."byId", OLD."crewId", OLD."crewStaffIds", OLD."arrivedAt") THEN
    RAISE EXCEPTION 'a visit stays as it was' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- What came back stays back: a new dispatch says where it goes now, and why.
CREATE FUNCTION guard_unreturned() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a returned dispatch stays returned' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER dispatch_stays_returned BEFORE UPDATE ON "Dispatch" FOR EACH ROW
  WHEN (OLD."returnedAt" IS NOT NULL AND NEW."returnedAt" IS DISTINCT FROM OLD."returnedAt") EXECUTE FUNCTION guard_unreturned();

-- The contact policy of a company in force at a moment; null without one.
CREATE FUNCTION contact_policy(org uuid, moment timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.body FROM "Org" o JOIN "PolicyPack" p ON p."orgId" = o.id AND p.topic = 'contact' AND p.service IS NULL AND (p.region = o.region OR starts_with(o.region, p.region || '-'))
    AND p."effectiveFrom" <= (moment AT TIME ZONE o."timeZone")::date AND (p."effectiveTo" IS NULL OR p."effectiveTo" >= (moment AT TIME ZONE o."timeZone")::date)
  WHERE o.id = org ORDER BY length(p.region) DESC, p."effectiveFrom" DESC, p.version DESC LIMIT 1
$$;

-- A follow-up begins open; solved or not by a follow-up call that reached somebody, unreachable when the allowed calls were made; a ticket is closed with one of these.
CREATE OR REPLACE FUNCTION guard_follow_up_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE made int; reached int; allowed int;
BEGIN
  IF NEW."ownerId" IS NOT NULL AND did_the_work(NEW."orgId", NEW."ticketId", NEW."ownerId") THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN
      RAISE EXCEPTION 'a follow-up begins open' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.attempts < OLD.attempts OR OLD.state <> 'open' AND (NEW.state, NEW.solved, NEW.satisfaction, NEW.remark, NEW.attempts) IS DISTINCT FROM (OLD.state, OLD.solved, OLD.satisfaction, OLD.remark, OLD.attempts) THEN
    RAISE EXCEPTION 'a final answer is final' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'open' AND NEW.state <> 'open' THEN
    SELECT count(*), count(*) FILTER (WHERE c.outcome = 'reached') INTO made, reached FROM "ContactAttempt" c
    WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."ticketId" AND c."roundId" = NEW.id AND c.purpose = 'follow-up';
    IF NEW.state IN ('solved', 'not-solved') AND reached = 0 THEN
      RAISE EXCEPTION 'nobody has reached the customer' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.state = 'unreachable' THEN
      SELECT (contact_policy(NEW."orgId", NEW."endedAt") ->> 'maxAttempts')::int INTO allowed;
      IF allowed IS NULL OR made < allowed THEN
        RAISE EXCEPTION 'not every allowed call was made' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
    END IF;
  END IF;
  RETURN NEW;
END $$;
-- Only follow-up calls are counted among them.
CREATE OR REPLACE FUNCTION guard_contact_attempt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE policy jsonb; town timestamp; minute int; made int;
BEGIN
  IF NEW.purpose <> 'follow-up' THEN RETURN NEW; END IF;
  PERFORM FROM "FollowUp" f WHERE f.id = NEW."roundId" AND f."ticketId" = NEW."refId" AND f."orgId" = NEW."orgId" AND f.state = 'open' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no open follow-up to call for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF did_the_work(NEW."orgId", NEW."refId", NEW."byId") THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT NEW.at AT TIME ZONE o."timeZone", contact_policy(o.id, NEW.at) INTO town, policy FROM "Org" o WHERE o.id = NEW."orgId";
  IF policy IS NULL THEN
    RAISE EXCEPTION 'no contact policy is in force' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  minute := extract(hour FROM town) * 60 + extract(minute FROM town);
  IF minute < (policy -> 'outerBounds' ->> 0)::int OR minute >= (policy -> 'outerBounds' ->> 1)::int OR NOT (
    EXISTS (SELECT FROM jsonb_array_elements(policy -> 'windows') w WHERE (w ->> 0)::int <= minute AND minute < (w ->> 1)::int)
    OR EXISTS (SELECT FROM "Ticket" t JOIN "Agreement" a ON a.id = t."agreementId" WHERE t.id = NEW."refId" AND a."contactPreference" || a.note <> '')
  ) THEN
    RAISE EXCEPTION 'nobody is called at this hour' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT count(*) INTO made FROM "ContactAttempt" c WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."refId" AND c."roundId" = NEW."roundId" AND c.purpose = 'follow-up';
  IF made >= (policy ->> 'maxAttempts')::int THEN
    RAISE EXCEPTION 'the attempts of this follow-up are used up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION guard_close() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM (SELECT f.state FROM "FollowUp" f WHERE f."orgId" = NEW."orgId" AND f."ticketId" = NEW.id ORDER BY f.round DESC LIMIT 1) last WHERE last.state IN ('solved', 'unreachable')) THEN
    RAISE EXCEPTION 'a ticket is closed when its customer was called back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_was_followed_up BEFORE UPDATE OF status ON "Ticket" FOR EACH ROW
  WHEN (NEW.status = 'closed' AND OLD.status <> 'closed') EXECUTE FUNCTION guard_close();

-- Nothing is added to what a bank said once its file has been read.
CREATE FUNCTION guard_new_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM added a WHERE a.state NOT IN ('staged', 'quarantined'))
    OR EXISTS (SELECT FROM (SELECT DISTINCT "fileId" FROM added) a JOIN "BankFile" f ON f.id = a."fileId" WHERE f.status <> 'reading') THEN
    RAISE EXCEPTION 'a line is written while its file is read' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lines_while_reading AFTER INSERT ON "BankLine" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION guard_new_lines();

-- The same bytes are taken in once; what one layout could not read may be read by another, or by its next version.
DROP INDEX "BankFile_orgId_sha256_key";
CREATE UNIQUE INDEX "BankFile_orgId_sha256_layoutCode_layoutVersion_key" ON "BankFile" ("orgId", sha256, "layoutCode", "layoutVersion");
CREATE UNIQUE INDEX one_file_of_these_bytes ON "BankFile" ("orgId", sha256) WHERE status <> 'parked';

-- A drawer whose clerk may count it no longer is counted by another, and received by a third.
ALTER TABLE "Drawer" ADD COLUMN "countedById" UUID;
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_two_counts CHECK ("handedToId" IS NULL OR "countedById" IS NULL OR "handedToId" <> "countedById");

-- Spaces of any kind are no reason.
CREATE FUNCTION says_something(words text) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(translate(words, E' \t\n\r\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff', ''), '') <> ''
$$;
DROP TRIGGER dispatch_within_scope ON "Dispatch";
CREATE TRIGGER dispatch_within_scope BEFORE INSERT OR UPDATE OF "unitId", "overruleReason" ON "Dispatch" FOR EACH ROW
  WHEN (NOT says_something(NEW."overruleReason") AND NEW."returnedAt" IS NULL) EXECUTE FUNCTION guard_dispatch();
ALTER TABLE "Fact" DROP CONSTRAINT fact_reask;
ALTER TABLE "Fact" ADD CONSTRAINT fact_reask CHECK (round = 1 OR says_something("reaskReason")) NOT VALID;

-- What a visit left unsolved: tickets a unit holds with no order under way.
CREATE INDEX ticket_nothing_under_way ON "Ticket" ("orgId", id) WHERE "openOrders" = 0 AND status IN ('dispatched', 'accepted', 'in-progress');
