-- Why an order goes to a unit whose scope excludes the matter is kept with the order, as with a dispatch.
ALTER TABLE "WorkOrder" ADD COLUMN "overruleReason" TEXT NOT NULL DEFAULT '';

-- A work order keeps what it is, and who took it on: they do not follow it up (S1).
CREATE OR REPLACE FUNCTION guard_order_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.no, NEW."orgId", NEW."ticketId", NEW.kind, NEW."unitId", NEW."openedAt", NEW."openedById", NEW."overruleReason")
     IS DISTINCT FROM (OLD.id, OLD.no, OLD."orgId", OLD."ticketId", OLD.kind, OLD."unitId", OLD."openedAt", OLD."openedById", OLD."overruleReason") THEN
    RAISE EXCEPTION 'a work order keeps its number, ticket, unit and kind' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."acceptedById" IS NOT NULL AND (NEW."acceptedById", NEW."acceptedAt") IS DISTINCT FROM (OLD."acceptedById", OLD."acceptedAt") THEN
    RAISE EXCEPTION 'who took a work order on stays with it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'accepted' AND NEW."acceptedById" IS NULL THEN
    RAISE EXCEPTION 'somebody takes a work order on' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('sent','accepted'), ('sent','cancelled'), ('accepted','cancelled'), ('accepted','in-progress'), ('accepted','done'),
    ('in-progress','done'), ('sent','incomplete'), ('accepted','incomplete'), ('in-progress','incomplete'), ('sent','waived'), ('accepted','waived'), ('incomplete','waived')
  ) OR (OLD.status = 'accepted' AND NEW.status = 'done' AND NEW.kind <> 'handle') THEN
    RAISE EXCEPTION 'a work order does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- An order begins sent; what was done in earlier years the owner of the tables writes.
CREATE FUNCTION guard_order_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a work order begins sent' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER order_begins_sent BEFORE INSERT ON "WorkOrder" FOR EACH ROW
  WHEN (current_user = 'askonce_app' AND (NEW.status <> 'sent' OR NEW."acceptedById" IS NOT NULL OR NEW."endedAt" IS NOT NULL))
  EXECUTE FUNCTION guard_order_begins();

-- Whether a unit's scope takes a ticket in, or a ruling gave it there.
CREATE FUNCTION takes_in(ticket uuid, unit uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM "Ticket" t WHERE t.id = ticket AND (t."ruledUnitId" = unit OR EXISTS (
    SELECT FROM "UnitScope" s WHERE s."orgId" = t."orgId" AND s."unitId" = unit AND (s.service IS NULL OR s.service = t.service)
      AND (s.kinds = '{}' OR t.kind = ANY (s.kinds)) AND (s."communityId" IS NULL OR s."communityId" = t."communityId")
      AND (s.zone IS NULL OR s.zone = t.zone))));
END $$;
CREATE OR REPLACE FUNCTION guard_dispatch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT takes_in(NEW."ticketId", NEW."unitId") THEN
    RAISE EXCEPTION 'the scope of the unit excludes it, and no reason is given' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A further order goes where the ticket was sent, where work of it is already, or where the scope takes it in; elsewhere with a reason (S2).
CREATE FUNCTION guard_order_scope() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Dispatch" d WHERE d."ticketId" = NEW."ticketId" AND d."unitId" = NEW."unitId" AND d."orgId" = NEW."orgId")
     AND NOT EXISTS (SELECT FROM "WorkOrder" w WHERE w."ticketId" = NEW."ticketId" AND w."unitId" = NEW."unitId" AND w."orgId" = NEW."orgId")
     AND NOT takes_in(NEW."ticketId", NEW."unitId") THEN
    RAISE EXCEPTION 'the scope of the unit excludes it, and no reason is given' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_within_scope BEFORE INSERT ON "WorkOrder" FOR EACH ROW
  WHEN (NOT says_something(NEW."overruleReason")) EXECUTE FUNCTION guard_order_scope();

-- A ticket is held by a unit it was sent to.
CREATE FUNCTION guard_ticket_held() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Dispatch" d WHERE d."ticketId" = NEW.id AND d."unitId" = NEW."unitId" AND d."orgId" = NEW."orgId") THEN
    RAISE EXCEPTION 'a ticket is held by a unit it was sent to' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ticket_held_as_sent AFTER UPDATE ON "Ticket" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."unitId" IS NOT NULL AND NEW."unitId" IS DISTINCT FROM OLD."unitId") EXECUTE FUNCTION guard_ticket_held();

DROP TRIGGER ticket_begins_received ON "Ticket";
CREATE TRIGGER ticket_begins_received AFTER INSERT ON "Ticket" FOR EACH ROW
  WHEN (current_user = 'askonce_app' AND (NEW.status <> 'received' OR NEW."reopenCount" <> 0 OR NEW."resolvedAt" IS NOT NULL OR NEW."closedAt" IS NOT NULL OR NEW."unitId" IS NOT NULL))
  EXECUTE FUNCTION guard_ticket_begins();

-- Money leaves a drawer, the vault or the bank as a reversal, a refund, a hand-in, a float, or a return out of suspense: by nothing else.
CREATE FUNCTION guard_money_out() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh WHERE account IN ('cash', 'vault', 'bank', 'online') AND "amountFen" < 0) AND EXISTS (
      SELECT FROM fresh f JOIN "LedgerTx" t ON t.id = f."txId" WHERE f.account IN ('cash', 'vault', 'bank', 'online') AND f."amountFen" < 0 AND NOT CASE f.account
        WHEN 'cash' THEN t.kind IN ('reversal', 'refund', 'hand-in') WHEN 'vault' THEN t.kind = 'float' WHEN 'bank' THEN t.kind IN ('reversal', 'refund', 'suspense-return')
        ELSE t.kind IN ('reversal', 'refund', 'suspense-return') END) THEN
    RAISE EXCEPTION 'money does not leave the house by this' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER money_out_named AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_money_out();

-- A float is that of its drawer; a hand-in empties a counted drawer into the vault as it was received; a reversal gives back what its payment brought.
CREATE FUNCTION guard_money_journal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE paid "Payment"; fits boolean;
BEGIN
  IF NEW.kind = 'float' THEN
    SELECT NEW.key = 'float:' || d.id AND e."amountFen" = d."floatFen" INTO fits
    FROM "LedgerEntry" e JOIN "Drawer" d ON d.id = e."drawerId" AND d."orgId" = NEW."orgId" WHERE e."txId" = NEW.id AND e.account = 'cash';
  ELSIF NEW.kind = 'hand-in' THEN
    SELECT NEW.key = 'hand-in:' || d.id AND d."handedAt" IS NOT NULL
      AND (SELECT coalesce(sum(e."amountFen") FILTER (WHERE e.account = 'cash' AND e."drawerId" = d.id), 0) = -d."expectedFen"
        AND coalesce(sum(e."amountFen") FILTER (WHERE e.account = 'vault'), 0) = d."receivedFen"
        AND count(*) FILTER (WHERE e.account NOT IN ('cash', 'vault', 'cash-variance') OR e.account = 'cash' AND e."drawerId" IS DISTINCT FROM d.id) = 0
        FROM "LedgerEntry" e WHERE e."txId" = NEW.id) INTO fits
    FROM "Drawer" d WHERE d."orgId" = NEW."orgId" AND d.id = nullif(split_part(NEW.key, ':', 2), '')::uuid;
  ELSE
    SELECT p.* INTO paid FROM "Payment" p WHERE p."orgId" = NEW."orgId" AND p."reversedTxId" = NEW.id AND NEW.key = 'reversal:' || p.id;
    SELECT FOUND AND coalesce(sum(e."amountFen"), 0) IN (0, -paid."amountFen") AND coalesce(bool_and(e.account = 'cash'), true) = coalesce(bool_or(paid.tender = 'cash'), true) INTO fits
    FROM "LedgerEntry" e WHERE e."txId" = NEW.id AND e.account IN ('cash', 'bank', 'online', 'vault');
  END IF;
  IF fits IS NOT true THEN
    RAISE EXCEPTION 'money moves as its float, hand-in or reversal says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_moves_as_said AFTER INSERT ON "LedgerTx" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('float', 'hand-in', 'reversal')) EXECUTE FUNCTION guard_money_journal();

-- When the customer of a note asked to be called, in minutes of the local day: null where it says nothing of the kind, none where nobody is to call.
-- The same reading as in the application (lib/messages/rules/preference.ts); a test holds them together.
CREATE FUNCTION said_hours(note text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  said text := translate(note, (SELECT string_agg(chr(c + 65248), '' ORDER BY c) || chr(12288) FROM generate_series(33, 126) c), (SELECT string_agg(chr(c), '' ORDER BY c) || ' ' FROM generate_series(33, 126) c));
  spans jsonb;
  part text[];
  begins int;
BEGIN
  IF said ~* '不要再?[打来]电话|请勿(打扰|回访)|do not call|no calls' THEN RETURN '[]'; END IF;
  SELECT jsonb_agg(jsonb_build_array(s.begins, s.ends)) INTO spans FROM (
    SELECT m[1]::int * 60 + coalesce(m[2], '0')::int AS begins, m[3]::int * 60 + coalesce(m[4], '0')::int AS ends
    FROM regexp_matches(said, '([0-9]{1,2})[:：点时]([0-9]{2})?\s*(?:-|–|—|~|至|到)\s*([0-9]{1,2})[:：点时]([0-9]{2})?', 'g') m) s
  WHERE s.begins < s.ends AND s.ends <= 1440;
  IF spans IS NOT NULL THEN RETURN spans; END IF;
  part := regexp_match(said, '(早上|上午|下午|晚上?)?\s*([0-9]{1,2})[点时:：]([0-9]{2})?\s*(?:以?后|之后)');
  IF part IS NULL THEN RETURN NULL; END IF;
  begins := part[2]::int * 60 + coalesce(part[3], '0')::int;
  RETURN jsonb_build_array(jsonb_build_array(begins + CASE WHEN part[1] ~ '下午|晚' AND begins < 720 THEN 720 ELSE 0 END, 1440));
END $$;

CREATE OR REPLACE FUNCTION guard_contact_attempt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE policy jsonb; town timestamp; minute int; made int; asked jsonb;
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
  SELECT coalesce(said_hours(a."contactPreference"), said_hours(a.note)) INTO asked
  FROM "Ticket" t JOIN "Agreement" a ON a.id = t."agreementId" WHERE t.id = NEW."refId";
  minute := extract(hour FROM town) * 60 + extract(minute FROM town);
  IF minute < (policy -> 'outerBounds' ->> 0)::int OR minute >= (policy -> 'outerBounds' ->> 1)::int OR NOT EXISTS (
    SELECT FROM jsonb_array_elements(coalesce(asked, policy -> 'windows')) w WHERE (w ->> 0)::int <= minute AND minute < (w ->> 1)::int) THEN
    RAISE EXCEPTION 'nobody is called at this hour' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM "ContactAttempt" c WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."refId" AND c."roundId" = NEW."roundId" AND c.purpose = 'follow-up'
      AND c.at > NEW.at - make_interval(mins => (policy ->> 'minSpacingMinutes')::int)) THEN
    RAISE EXCEPTION 'it is too soon after the last call' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT count(*) INTO made FROM "ContactAttempt" c WHERE c."orgId" = NEW."orgId" AND c."refId" = NEW."refId" AND c."roundId" = NEW."roundId" AND c.purpose = 'follow-up';
  IF made >= (policy ->> 'maxAttempts')::int THEN
    RAISE EXCEPTION 'the attempts of this follow-up are used up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
