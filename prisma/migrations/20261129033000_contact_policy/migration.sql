-- A follow-up call is made for its open round, not oftener than the contact policy in force allows and within its hours, whoever writes it.
-- Hours a customer asked for replace the policy's, never its outer bounds; which hours those are the application reads from their words.
CREATE OR REPLACE FUNCTION guard_contact_attempt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE policy jsonb; town timestamp; minute int; made int;
BEGIN
  IF NEW.purpose <> 'follow-up' THEN RETURN NEW; END IF;
  PERFORM FROM "FollowUp" f WHERE f.id = NEW."roundId" AND f."ticketId" = NEW."refId" AND f."orgId" = NEW."orgId" AND f.state = 'open' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no open follow-up to call for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT FROM "Visit" v WHERE v."ticketId" = NEW."refId" AND v."orgId" = NEW."orgId" AND (v."byId" = NEW."byId"
      OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = NEW."byId"))
  ) THEN
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
