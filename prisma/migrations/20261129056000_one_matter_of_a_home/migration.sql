-- The same matter of the same home is one ticket, whoever calls and whether the account is named or not. `homeId` is the premise when it is a room.
ALTER TABLE "Ticket" ADD COLUMN "homeId" UUID;
UPDATE "Ticket" t SET "homeId" = p.id FROM "Premise" p WHERE p.id = t."premiseId" AND p.kind = 'room'
  AND t.status IN ('received', 'dispatched', 'accepted', 'in-progress', 'returned', 'reopened', 'resolved')
  AND NOT EXISTS (SELECT FROM "Ticket" o WHERE o."orgId" = t."orgId" AND o."premiseId" = t."premiseId" AND o.service = t.service AND o.kind = t.kind
    AND o.matter = t.matter AND o.id < t.id AND o.status IN ('received', 'dispatched', 'accepted', 'in-progress', 'returned', 'reopened', 'resolved'));
CREATE UNIQUE INDEX one_open_matter_of_a_home ON "Ticket" ("orgId", "homeId", service, kind, matter)
  WHERE "homeId" IS NOT NULL AND status IN ('received', 'dispatched', 'accepted', 'in-progress', 'returned', 'reopened', 'resolved');
CREATE FUNCTION name_home() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT p.id INTO NEW."homeId" FROM "Premise" p WHERE p.id = NEW."premiseId" AND p."orgId" = NEW."orgId" AND p.kind = 'room';
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_names_its_home BEFORE INSERT ON "Ticket" FOR EACH ROW WHEN (NEW."premiseId" IS NOT NULL) EXECUTE FUNCTION name_home();

-- Appointments that passed and nobody came stand first among what waits.
CREATE INDEX order_missed ON "WorkOrder" ("orgId", "windowTo" DESC) WHERE "windowTo" IS NOT NULL AND status IN ('sent', 'accepted');

-- Nobody is sent where their unit's scope does not reach, but for a reason or by a ruling.
CREATE FUNCTION guard_dispatch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Ticket" t WHERE t.id = NEW."ticketId" AND (t."ruledUnitId" = NEW."unitId" OR EXISTS (
      SELECT FROM "UnitScope" s WHERE s."orgId" = t."orgId" AND s."unitId" = NEW."unitId" AND (s.service IS NULL OR s.service = t.service)
        AND (s.kinds = '{}' OR t.kind = ANY (s.kinds)) AND (s."communityId" IS NULL OR s."communityId" = t."communityId")
        AND (s.zone IS NULL OR s.zone = t.zone)))) THEN
    RAISE EXCEPTION 'the scope of the unit excludes it, and no reason is given' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispatch_within_scope BEFORE INSERT ON "Dispatch" FOR EACH ROW WHEN (coalesce(btrim(NEW."overruleReason"), '') = '' AND NEW."returnedAt" IS NULL)
  EXECUTE FUNCTION guard_dispatch();

-- Who was of the crew when it came: who leaves it later has done the work all the same.
ALTER TABLE "Visit" ADD COLUMN "crewStaffIds" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "Visit" DISABLE TRIGGER visit_kept; -- a visit stays as it was; its crew is only now written beside it
UPDATE "Visit" v SET "crewStaffIds" = ARRAY (SELECT m."staffId" FROM "CrewMember" m WHERE m."crewId" = v."crewId") WHERE v."crewId" IS NOT NULL;
ALTER TABLE "Visit" ENABLE TRIGGER visit_kept;
CREATE FUNCTION name_crew() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW."crewStaffIds" := ARRAY (SELECT m."staffId" FROM "CrewMember" m WHERE m."crewId" = NEW."crewId");
  RETURN NEW;
END $$;
CREATE TRIGGER visit_names_its_crew BEFORE INSERT ON "Visit" FOR EACH ROW EXECUTE FUNCTION name_crew();
CREATE FUNCTION did_the_work(org uuid, ticket uuid, staff uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM "Visit" v WHERE v."ticketId" = ticket AND v."orgId" = org AND (v."byId" = staff OR staff = ANY (v."crewStaffIds")
    OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = staff)))
$$;

-- A follow-up: not by who did the work, its answer final, and solved or not only by a call that reached somebody.
CREATE OR REPLACE FUNCTION guard_follow_up_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW."ownerId" IS NOT NULL AND did_the_work(NEW."orgId", NEW."ticketId", NEW."ownerId") THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'open' AND (NEW.state, NEW.solved, NEW.satisfaction, NEW.remark, NEW.attempts) IS DISTINCT FROM (OLD.state, OLD.solved, OLD.satisfaction, OLD.remark, OLD.attempts) THEN
    RAISE EXCEPTION 'a final answer is final' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'open' AND NEW.state IN ('solved', 'not-solved') AND NOT EXISTS (
    SELECT FROM "ContactAttempt" c WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."ticketId" AND c."roundId" = NEW.id AND c.outcome = 'reached'
  ) THEN
    RAISE EXCEPTION 'nobody has reached the customer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
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
  SELECT NEW.at AT TIME ZONE o."timeZone", p.body INTO town, policy
  FROM "Org" o LEFT JOIN LATERAL (
    SELECT p.body FROM "PolicyPack" p
    WHERE p."orgId" = o.id AND p.topic = 'contact' AND p.service IS NULL AND (p.region = o.region OR starts_with(o.region, p.region || '-'))
      AND p."effectiveFrom" <= (NEW.at AT TIME ZONE o."timeZone")::date AND (p."effectiveTo" IS NULL OR p."effectiveTo" >= (NEW.at AT TIME ZONE o."timeZone")::date)
    ORDER BY length(p.region) DESC, p."effectiveFrom" DESC, p.version DESC LIMIT 1) p ON true
  WHERE o.id = NEW."orgId";
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
  SELECT count(*) INTO made FROM "ContactAttempt" c WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."refId" AND c."roundId" = NEW."roundId";
  IF made >= (policy ->> 'maxAttempts')::int THEN
    RAISE EXCEPTION 'the attempts of this follow-up are used up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
