-- What the guards name is what stands in the database: a temporary table of the same name is never looked at first, by whoever's rights
-- a guard runs. (Every later function sets the same path; a test looks at all of them.)
DO $$
DECLARE f regprocedure;
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
           WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql'
             AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f);
  END LOOP;
END $$;

-- The record of migrations is the owner's.
DO $$ BEGIN
  IF to_regclass('"_prisma_migrations"') IS NOT NULL THEN
    REVOKE ALL ON "_prisma_migrations" FROM askonce_app;
  END IF;
END $$;

-- Places in a chain are given by the database, never by whoever writes.
DO $$
DECLARE t text; kept text; place text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Event', 'LedgerTx', 'EventSeal', 'LedgerSeal'] LOOP
    place := CASE WHEN t LIKE '%Seal' THEN 'n' ELSE 'seq' END;
    SELECT string_agg(quote_ident(column_name), ', ') INTO kept FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = t AND column_name <> place;
    EXECUTE format('REVOKE INSERT ON %I FROM askonce_app', t);
    EXECUTE format('GRANT INSERT (%s) ON %I TO askonce_app', kept, t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I > 0)', t, t || '_' || place || '_counts', place);
  END LOOP;
END $$;

-- A seal goes on where the last one ended.
CREATE FUNCTION guard_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE last record;
BEGIN
  EXECUTE format('SELECT "toSeq", hash FROM public.%I ORDER BY n DESC LIMIT 1', TG_TABLE_NAME) INTO last;
  IF last."toSeq" IS NOT NULL AND (NEW."fromSeq" <> last."toSeq" + 1 OR NEW."prevHash" <> last.hash) OR NEW."toSeq" < NEW."fromSeq" THEN
    RAISE EXCEPTION 'a seal goes on where the last one ended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seal_goes_on BEFORE INSERT ON "EventSeal" FOR EACH ROW EXECUTE FUNCTION guard_seal();
CREATE TRIGGER seal_goes_on BEFORE INSERT ON "LedgerSeal" FOR EACH ROW EXECUTE FUNCTION guard_seal();

-- A session is one person's, and does not come back once it has ended.
CREATE FUNCTION guard_session() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW."orgId", NEW."staffId", NEW."createdAt", NEW."expiresAt") IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."staffId", OLD."createdAt", OLD."expiresAt")
     OR (OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt") THEN
    RAISE EXCEPTION 'a session is one person''s and ends once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_kept BEFORE UPDATE ON "Session" FOR EACH ROW EXECUTE FUNCTION guard_session();

-- The bank has a bill until it has answered for it; looked at when the transaction ends.
CREATE FUNCTION guard_bank_lock() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM "WithholdingItem" i WHERE i."billId" = NEW.id AND i."batchId" = OLD."lockedBatchId" AND i.state = 'out') THEN
    RAISE EXCEPTION 'the bill is out with the bank' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bill_unlocked AFTER UPDATE ON "Bill" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."lockedBatchId" IS NOT NULL AND NEW."lockedBatchId" IS DISTINCT FROM OLD."lockedBatchId") EXECUTE FUNCTION guard_bank_lock();

CREATE FUNCTION guard_paid_item() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Allocation" a JOIN "Payment" p ON p.id = a."paymentId" WHERE a."billId" = NEW."billId" AND a."amountFen" > 0 AND p.tender = 'withholding') THEN
    RAISE EXCEPTION 'what the bank paid is in the books' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER item_paid_in_the_books AFTER UPDATE ON "WithholdingItem" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state = 'paid' AND OLD.state <> 'paid') EXECUTE FUNCTION guard_paid_item();

CREATE FUNCTION guard_new_item() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state <> 'out' OR NOT EXISTS (
    SELECT FROM "Bill" b JOIN "WithholdingBatch" w ON w.id = NEW."batchId"
    WHERE b.id = NEW."billId" AND b."agreementId" = NEW."agreementId" AND b."lockedBatchId" = NEW."batchId" AND w.status = 'out'
      AND b."cancelledTxId" IS NULL AND b."amountFen" - b."settledFen" = NEW."amountFen"
  ) THEN
    RAISE EXCEPTION 'what goes to the bank is an open bill, locked for it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER item_of_an_open_bill AFTER INSERT ON "WithholdingItem" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_new_item();

CREATE OR REPLACE FUNCTION guard_batch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.status <> 'out' THEN
    RAISE EXCEPTION 'a batch ends once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> 'out' AND EXISTS (SELECT FROM "WithholdingItem" i WHERE i."batchId" = NEW.id AND i.state = 'out') THEN
    RAISE EXCEPTION 'bills of the batch are still with the bank' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Money is given back by its own journal entry, as it was asked for.
CREATE OR REPLACE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.status <> 'requested' OR (NEW."amountFen", NEW."agreementId", NEW."requestedById", NEW.way) IS DISTINCT FROM (OLD."amountFen", OLD."agreementId", OLD."requestedById", OLD.way) THEN
    RAISE EXCEPTION 'a decided refund stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.status = 'approved') <> (NEW."txId" IS NOT NULL) OR (NEW.status = 'approved' AND NOT EXISTS (
      SELECT FROM "LedgerTx" t JOIN "LedgerEntry" e ON e."txId" = t.id
      WHERE t.id = NEW."txId" AND t."orgId" = NEW."orgId" AND t.key = 'refund:' || NEW.id AND e.account = 'advance' AND e."agreementId" = NEW."agreementId" AND e."amountFen" = NEW."amountFen")) THEN
    RAISE EXCEPTION 'money is given back by its own journal entry' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A drawer holds what it was opened with, and nothing once it is handed in; looked at when the transaction ends.
CREATE FUNCTION guard_drawer_books() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE held bigint := (SELECT coalesce(sum(e."amountFen"), 0) FROM "LedgerEntry" e WHERE e."drawerId" = NEW.id);
BEGIN
  IF TG_OP = 'INSERT' AND (SELECT coalesce(sum(e."amountFen"), 0) FROM "LedgerEntry" e JOIN "LedgerTx" t ON t.id = e."txId"
       WHERE e."drawerId" = NEW.id AND t.key = 'float:' || NEW.id) <> NEW."floatFen" THEN
    RAISE EXCEPTION 'a float comes out of the vault' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND held <> 0 THEN
    RAISE EXCEPTION 'what is handed in leaves the drawer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER drawer_opened_in_the_books AFTER INSERT ON "Drawer" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_drawer_books();
CREATE CONSTRAINT TRIGGER drawer_handed_in_the_books AFTER UPDATE ON "Drawer" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."handedAt" IS NOT NULL AND OLD."handedAt" IS NULL) EXECUTE FUNCTION guard_drawer_books();

-- A ticket is at its end when its work and its follow-up are: what stands there counts, not the number kept beside it.
CREATE FUNCTION guard_ticket_end() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM "WorkOrder" o WHERE o."ticketId" = NEW.id AND o.status IN ('sent', 'accepted', 'in-progress')) THEN
    RAISE EXCEPTION 'work orders are still open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status IN ('closed', 'archived') AND EXISTS (SELECT FROM "FollowUp" f WHERE f."ticketId" = NEW.id AND f.state = 'open') THEN
    RAISE EXCEPTION 'the customer has not been called back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ticket_at_its_end AFTER UPDATE ON "Ticket" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status <> OLD.status AND NEW.status IN ('resolved', 'closed', 'archived', 'withdrawn')) EXECUTE FUNCTION guard_ticket_end();

-- A follow-up begins open, its answer is final, and nobody calls for the work of their own crew.
CREATE OR REPLACE FUNCTION guard_follow_up_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW."ownerId" IS NOT NULL AND EXISTS (
    SELECT FROM "Visit" v WHERE v."ticketId" = NEW."ticketId" AND v."orgId" = NEW."orgId" AND (v."byId" = NEW."ownerId"
      OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = NEW."ownerId"))
  ) THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'open' AND (NEW.state, NEW.solved, NEW.satisfaction, NEW.remark, NEW.attempts) IS DISTINCT FROM (OLD.state, OLD.solved, OLD.satisfaction, OLD.remark, OLD.attempts) THEN
    RAISE EXCEPTION 'a final answer is final' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_contact_attempt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.purpose = 'follow-up' AND NOT EXISTS (SELECT FROM "FollowUp" f WHERE f."ticketId" = NEW."refId" AND f.state = 'open') THEN
    RAISE EXCEPTION 'there is no open follow-up to call for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.purpose = 'follow-up' AND EXISTS (
    SELECT FROM "Visit" v WHERE v."ticketId" = NEW."refId" AND v."orgId" = NEW."orgId" AND (v."byId" = NEW."byId"
      OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = NEW."byId"))
  ) THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- What is found, agreed and used on site is written while somebody is there.
CREATE FUNCTION guard_on_site() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM "Visit" v WHERE v.id = NEW."visitId" AND v."finishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'the visit has ended' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_on_site BEFORE INSERT ON "Reading" FOR EACH ROW EXECUTE FUNCTION guard_on_site();
CREATE TRIGGER consent_on_site BEFORE INSERT ON "PriceConsent" FOR EACH ROW EXECUTE FUNCTION guard_on_site();
ALTER TABLE "PriceConsent" ADD CONSTRAINT consent_signed CHECK (decision <> 'agreed' OR length(mark) > 0) NOT VALID;

-- Numbers are not given twice.
CREATE TRIGGER numbers_upwards BEFORE UPDATE ON "NumberSeries" FOR EACH ROW WHEN (NEW.next <= OLD.next) EXECUTE FUNCTION refuse_step_back();
