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

DROP TRIGGER ticket_begins_received ON "Ticket";
CREATE TRIGGER ticket_begins_received AFTER INSERT ON "Ticket" FOR EACH ROW
  WHEN (current_user = 'askonce_app' AND (NEW.status <> 'received' OR NEW."reopenCount" <> 0 OR NEW."resolvedAt" IS NOT NULL OR NEW."closedAt" IS NOT NULL OR NEW."unitId" IS NOT NULL))
  EXECUTE FUNCTION guard_ticket_begins();

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

-- A ticket whose orders were all waived before a unit took it on is answered in writing: it would stand for ever otherwise.
CREATE OR REPLACE FUNCTION guard_ticket_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.no <> OLD.no OR NEW."orgId" <> OLD."orgId" OR NEW."openedAt" <> OLD."openedAt" THEN
    RAISE EXCEPTION 'a ticket keeps its number, company and opening time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = OLD.status THEN RETURN NEW; END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('received','dispatched'), ('returned','dispatched'), ('reopened','dispatched'),
    ('dispatched','accepted'), ('dispatched','returned'), ('accepted','returned'), ('dispatched','received'), ('accepted','received'),
    ('accepted','in-progress'), ('in-progress','accepted'), ('dispatched','resolved'), ('accepted','resolved'), ('in-progress','resolved'),
    ('received','resolved'), ('reopened','resolved'), ('returned','resolved'),
    ('resolved','closed'), ('resolved','reopened'), ('closed','reopened'), ('closed','archived'),
    ('received','withdrawn'), ('dispatched','withdrawn'), ('returned','withdrawn'), ('reopened','withdrawn'), ('accepted','withdrawn')
  ) THEN
    RAISE EXCEPTION 'a ticket does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status IN ('resolved','closed','withdrawn') AND NEW."openOrders" > 0 THEN
    RAISE EXCEPTION 'work orders are still open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'reopened' AND NEW.level <= OLD.level THEN
    RAISE EXCEPTION 'a reopened ticket goes one level up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_ruled_ticket() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
  IF OLD."ruledUnitId" IS NOT NULL AND NEW."unitId" IS DISTINCT FROM OLD."unitId" AND NEW."unitId" IS NOT NULL AND NEW."unitId" <> NEW."ruledUnitId" THEN
    RAISE EXCEPTION 'a ruling gave it to another unit' USING ERRCODE = 'integrity_constraint_violation';
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
  IF NEW.status = 'resolved' AND OLD.status IN ('dispatched','accepted','in-progress') AND EXISTS (
    SELECT FROM "WorkOrder" w WHERE w."orgId" = NEW."orgId" AND w."ticketId" = NEW.id AND w.status = 'incomplete' AND NOT EXISTS (
      SELECT FROM "WorkOrder" l WHERE l."orgId" = w."orgId" AND l."ticketId" = w."ticketId" AND l.status = 'done' AND l."openedAt" >= w."endedAt")) THEN
    RAISE EXCEPTION 'a work order was left undone and not waived' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A further order goes where the ticket was sent, where work of it is already, or where the scope takes it in; elsewhere with a reason (S2).
-- What came back was not sent there: only a dispatch that stands lets a unit hold a ticket or work on it, and a ticket under way is held by one.
-- The scope first, it is nearly always it; then by the ticket alone (OFFSET 0), of whose orders there are a few, never through all of a unit's.
CREATE FUNCTION guard_order_scope() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF takes_in(NEW."ticketId", NEW."unitId") THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM (SELECT * FROM "Dispatch" WHERE "orgId" = NEW."orgId" AND "ticketId" = NEW."ticketId" OFFSET 0) d WHERE d."unitId" = NEW."unitId" AND d."returnedAt" IS NULL)
     AND NOT EXISTS (SELECT FROM (SELECT * FROM "WorkOrder" WHERE "orgId" = NEW."orgId" AND "ticketId" = NEW."ticketId" OFFSET 0) w WHERE w."unitId" = NEW."unitId") THEN
    RAISE EXCEPTION 'the scope of the unit excludes it, and no reason is given' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_within_scope BEFORE INSERT ON "WorkOrder" FOR EACH ROW
  WHEN (NOT says_something(NEW."overruleReason")) EXECUTE FUNCTION guard_order_scope();
CREATE FUNCTION guard_ticket_held() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM (SELECT * FROM "Dispatch" WHERE "orgId" = NEW."orgId" AND "ticketId" = NEW.id OFFSET 0) d WHERE d."unitId" = NEW."unitId" AND d."returnedAt" IS NULL) THEN
    RAISE EXCEPTION 'a ticket is held by a unit it was sent to' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ticket_held_as_sent AFTER UPDATE ON "Ticket" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."unitId" IS DISTINCT FROM OLD."unitId" AND (NEW."unitId" IS NOT NULL OR NEW.status IN ('dispatched', 'accepted', 'in-progress'))
    OR NEW.status = 'dispatched' AND OLD.status <> 'dispatched') EXECUTE FUNCTION guard_ticket_held();
DROP TRIGGER dispatch_stays ON "Dispatch";
CREATE TRIGGER dispatch_stays BEFORE UPDATE ON "Dispatch" FOR EACH ROW
  WHEN ((NEW.id, NEW."orgId", NEW."ticketId", NEW."unitId", NEW."proposedUnitId", NEW."overruleReason", NEW."byId", NEW.at)
    IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."ticketId", OLD."unitId", OLD."proposedUnitId", OLD."overruleReason", OLD."byId", OLD.at)) EXECUTE FUNCTION guard_dispatch_stays();

-- What tells two matters apart can be read, as in the form.
ALTER TABLE "Ticket" ADD CONSTRAINT matter_says CHECK (matter = '' OR says_something(matter)) NOT VALID;
-- An address nobody knows yet, called in twice in the same words.
CREATE INDEX ticket_open_address ON "Ticket" ("orgId", "faultAddress") WHERE "homeId" IS NULL AND "faultAddress" <> ''
  AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');

-- Each kind of journal entry moves the money it is for, and no other: what comes in as well as what goes out.
CREATE FUNCTION guard_money_out() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh WHERE account IN ('cash', 'vault', 'bank', 'online', 'cash-variance')) AND EXISTS (
      SELECT FROM fresh f JOIN "LedgerTx" t ON t.id = f."txId" WHERE f.account IN ('cash', 'vault', 'bank', 'online', 'cash-variance')
        AND NOT t.kind = ANY (CASE f.account || CASE WHEN f."amountFen" < 0 THEN '-' ELSE '+' END
          WHEN 'cash+' THEN ARRAY['payment', 'float'] WHEN 'cash-' THEN ARRAY['reversal', 'refund', 'hand-in']
          WHEN 'vault+' THEN ARRAY['hand-in'] WHEN 'vault-' THEN ARRAY['float']
          WHEN 'bank+' THEN ARRAY['payment', 'bank-file'] WHEN 'online+' THEN ARRAY['payment', 'online']
          WHEN 'bank-' THEN ARRAY['reversal', 'refund', 'suspense-return'] WHEN 'online-' THEN ARRAY['reversal', 'refund', 'suspense-return']
          ELSE ARRAY['hand-in'] END)) THEN
    RAISE EXCEPTION 'this kind of entry does not move this money' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER money_out_named AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_money_out();

-- A float is that of its drawer; a hand-in empties a counted drawer into the vault as it was received; a reversal gives back what its payment brought;
-- a receipt, money set aside and a return out of suspense each have the entry that names them.
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
  ELSIF NEW.kind = 'payment' THEN
    SELECT EXISTS (SELECT FROM "Payment" p WHERE p."txId" = NEW.id AND p."orgId" = NEW."orgId" AND NEW.key = 'payment:' || p.id) INTO fits;
  ELSIF NEW.kind = 'online' THEN
    SELECT EXISTS (SELECT FROM "Suspense" s WHERE s."orgId" = NEW."orgId" AND s.source = 'online' AND s."txId" = NEW.id AND NEW.key = 'online:' || s.ref) INTO fits;
  ELSIF NEW.kind = 'suspense-return' THEN
    SELECT EXISTS (SELECT FROM "SuspenseReturn" r WHERE r."orgId" = NEW."orgId" AND r."txId" = NEW.id AND r.status = 'approved' AND NEW.key = 'suspense-return:' || r.id) INTO fits;
  ELSE
    SELECT p.* INTO paid FROM "Payment" p WHERE p."orgId" = NEW."orgId" AND p."reversedTxId" = NEW.id AND NEW.key = 'reversal:' || p.id;
    SELECT FOUND AND coalesce(sum(e."amountFen"), 0) IN (0, -paid."amountFen") AND coalesce(bool_and(e.account = 'cash'), true) = coalesce(bool_or(paid.tender = 'cash'), true) INTO fits
    FROM "LedgerEntry" e WHERE e."txId" = NEW.id AND e.account IN ('cash', 'bank', 'online', 'vault');
  END IF;
  IF fits IS NOT true THEN
    RAISE EXCEPTION 'money moves as its float, hand-in, receipt, reversal or return says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_moves_as_said AFTER INSERT ON "LedgerTx" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('float', 'hand-in', 'reversal', 'payment', 'online', 'suspense-return')) EXECUTE FUNCTION guard_money_journal();

-- What a bank's file brought is what its lines say: each payment and each sum set aside has its line in the stretch that was posted.
CREATE FUNCTION guard_bank_journal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE file uuid := nullif(split_part(NEW.key, ':', 2), '')::uuid; begins int := nullif(split_part(NEW.key, ':', 3), '')::int; fits boolean;
BEGIN
  SELECT (SELECT (count(*), coalesce(sum(p."amountFen"), 0)) FROM "Payment" p WHERE p."txId" = NEW.id)
      = (SELECT (count(*), coalesce(sum(l."amountFen"), 0)) FROM "BankLine" l JOIN "Payment" p ON p.id = l."paymentId" AND p."txId" = NEW.id
         WHERE l."fileId" = f.id AND l.n > begins AND l.n <= f.cursor AND l.state = 'posted')
    AND (SELECT coalesce(sum(e."amountFen"), 0) FROM "LedgerEntry" e WHERE e."txId" = NEW.id AND e.account = 'suspense')
      = (SELECT -coalesce(sum(l."amountFen"), 0) FROM "BankLine" l JOIN "Suspense" s ON s."orgId" = l."orgId" AND s.source = 'bank-file'
           AND s.ref = bank_line_ref(l."batchNo", l."accountNo", l."agreementNo", l.turn) AND s."txId" = NEW.id
         WHERE l."fileId" = f.id AND l.n > begins AND l.n <= f.cursor AND l.state = 'suspense') INTO fits
  FROM "BankFile" f WHERE f.id = file AND f."orgId" = NEW."orgId" AND f.status IN ('posting', 'posted');
  IF fits IS NOT true THEN
    RAISE EXCEPTION 'what a bank''s file brought has its lines' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bank_money_has_its_lines AFTER INSERT ON "LedgerTx" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind = 'bank-file' AND current_user = 'askonce_app') EXECUTE FUNCTION guard_bank_journal();

-- A line the bank paid is not set aside as unreadable, and a file is posted with every line it was read with.
ALTER TABLE "BankLine" ADD CONSTRAINT unreadable_line_unpaid CHECK (state <> 'quarantined' OR NOT success) NOT VALID;
CREATE FUNCTION guard_file_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (SELECT (count(*), count(*) FILTER (WHERE l.state = 'quarantined'), count(*) FILTER (WHERE l.success), coalesce(sum(l."amountFen") FILTER (WHERE l.success), 0))
      FROM "BankLine" l WHERE l."fileId" = NEW.id)
     IS DISTINCT FROM (SELECT (NEW.details::bigint, NEW.quarantined::bigint, NEW.successes::bigint, coalesce(NEW."successFen",
       (SELECT coalesce(sum(l."amountFen") FILTER (WHERE l.success), 0) FROM "BankLine" l WHERE l."fileId" = NEW.id))::numeric)) THEN
    RAISE EXCEPTION 'a file of a bank is posted with every line it was read with' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_file_whole BEFORE UPDATE OF status ON "BankFile" FOR EACH ROW
  WHEN (NEW.status = 'posting' AND OLD.status <> 'posting') EXECUTE FUNCTION guard_file_whole();

-- Money leaves suspense by the payment that took it from there.
CREATE OR REPLACE FUNCTION guard_suspense() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW."resolvedAt" IS NULL) <> (NEW."paymentId" IS NULL AND NEW."returnId" IS NULL) OR (NEW."paymentId" IS NOT NULL AND NEW."returnId" IS NOT NULL)
     OR (NEW."paymentId" IS NOT NULL AND NEW."paymentId" IS DISTINCT FROM OLD."paymentId" AND (
       NOT EXISTS (SELECT FROM "Payment" p JOIN "LedgerEntry" e ON e."txId" = p."txId" AND e.account = 'suspense' AND e."amountFen" = NEW."amountFen"
         WHERE p.id = NEW."paymentId" AND p."orgId" = NEW."orgId" AND p."amountFen" = NEW."amountFen")
       OR EXISTS (SELECT FROM "Suspense" s WHERE s."orgId" = NEW."orgId" AND s."paymentId" = NEW."paymentId" AND s.id <> NEW.id)))
     OR (NEW."returnId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "SuspenseReturn" r WHERE r.id = NEW."returnId" AND r."orgId" = NEW."orgId" AND r."suspenseId" = NEW.id AND r.status = 'approved')) THEN
    RAISE EXCEPTION 'money leaves suspense by a payment or back to its payer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."paymentId" IS NOT NULL AND EXISTS (SELECT FROM "SuspenseReturn" r WHERE r."suspenseId" = NEW.id AND r.status <> 'rejected') THEN
    RAISE EXCEPTION 'the money is asked back for its payer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."returnId" IS NOT NULL THEN
    RAISE EXCEPTION 'what was given back stays so' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."paymentId" IS NOT NULL AND NEW."paymentId" IS DISTINCT FROM OLD."paymentId"
     AND NOT EXISTS (SELECT FROM "Payment" p WHERE p.id = OLD."paymentId" AND p."reversedTxId" IS NOT NULL) THEN
    RAISE EXCEPTION 'money comes back to suspense by a reversal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Work of a unit is given to a crew of that unit.
CREATE FUNCTION guard_order_crew() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Crew" c WHERE c.id = NEW."crewId" AND c."unitId" = NEW."unitId" AND c."orgId" = NEW."orgId") THEN
    RAISE EXCEPTION 'a unit gives its work to its own crews' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_to_own_crew BEFORE INSERT OR UPDATE OF "crewId" ON "WorkOrder" FOR EACH ROW WHEN (NEW."crewId" IS NOT NULL) EXECUTE FUNCTION guard_order_crew();
