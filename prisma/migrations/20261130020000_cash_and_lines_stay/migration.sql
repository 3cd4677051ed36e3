-- What was counted against the trailer of a bank's file, to be compared once more with what stands beside the ledger; not known of files read before.
ALTER TABLE "BankFile" ADD COLUMN     "successFen" BIGINT;

-- A drawer stays the one that was opened, of the one who opened it; whoever counts it is known, and stays so.
CREATE OR REPLACE FUNCTION guard_drawer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD."handedAt" IS NOT NULL
     OR (OLD."closedAt" IS NOT NULL AND (NEW."countedFen", NEW."expectedFen", NEW."countedById", NEW.reason, NEW."closedAt") IS DISTINCT FROM (OLD."countedFen", OLD."expectedFen", OLD."countedById", OLD.reason, OLD."closedAt"))
     OR (NEW.id, NEW."orgId", NEW."staffId", NEW."staffName", NEW.place, NEW."floatFen", NEW."openedAt") IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."staffId", OLD."staffName", OLD.place, OLD."floatFen", OLD."openedAt") THEN
    RAISE EXCEPTION 'a counted drawer stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."closedAt" IS NULL AND NEW."closedAt" IS NOT NULL AND NEW."countedById" IS NULL THEN
    RAISE EXCEPTION 'a drawer is counted by somebody' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_clerk FOREIGN KEY ("staffId") REFERENCES "Staff" (id);
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_counter FOREIGN KEY ("countedById") REFERENCES "Staff" (id);
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_receiver FOREIGN KEY ("handedToId") REFERENCES "Staff" (id);
-- Lines of the ledger that are no cash name no drawer and are not looked up.
ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_in_a_drawer FOREIGN KEY ("drawerId") REFERENCES "Drawer" (id);
-- Spaces of any kind are no reason; what was written before stays.
ALTER TABLE "Drawer" DROP CONSTRAINT variance_says_why;
ALTER TABLE "Drawer" ADD CONSTRAINT variance_says_why CHECK ("countedFen" IS NULL OR "countedFen" = "expectedFen" OR says_something(reason)) NOT VALID;
ALTER TABLE "Drawer" DROP CONSTRAINT receipt_says_why;
ALTER TABLE "Drawer" ADD CONSTRAINT receipt_says_why CHECK ("receivedFen" IS NULL OR "receivedFen" = "countedFen" OR says_something("receivedReason")) NOT VALID;

-- How a line of a bank is known wherever its money goes: batch, account, agreement, and which of several it is.
CREATE FUNCTION bank_line_ref(batch text, account text, agreement text, turn int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT batch || ' ' || account || ' ' || agreement || CASE WHEN turn > 1 THEN ' ' || turn::text ELSE '' END
$$;

-- What the bank says is paid is not called unpaid, nor the other way; what is posted is posted to somebody.
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_as_said CHECK (CASE state WHEN 'failed' THEN NOT success WHEN 'suspense' THEN success WHEN 'duplicate' THEN success
  WHEN 'posted' THEN success AND "agreementId" IS NOT NULL AND "billId" IS NOT NULL AND "paymentId" IS NOT NULL ELSE true END);
DROP TRIGGER bank_line_forward ON "BankLine";
CREATE TRIGGER bank_line_forward BEFORE UPDATE ON "BankLine" FOR EACH ROW
  WHEN (OLD.state <> 'staged' AND (NEW.state <> OLD.state OR NEW.turn <> OLD.turn OR NEW."agreementId" IS DISTINCT FROM OLD."agreementId"
    OR NEW."billId" IS DISTINCT FROM OLD."billId" OR NEW."paymentId" IS DISTINCT FROM OLD."paymentId")) EXECUTE FUNCTION refuse_step_back();

-- A file of a bank goes its way once: read, posted; parked for good, unless it was for its batch alone. It goes on past a line only when the
-- line's money is where it says: every stretch is looked at as the file passes it, line by line (scalar subqueries, so that none of them is
-- answered by reading a whole table), and a file is posted once it has passed all of them.
CREATE OR REPLACE FUNCTION guard_bank_file() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW."orgId", NEW.sha256, NEW."layoutCode", NEW."layoutVersion", NEW.at) IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.sha256, OLD."layoutCode", OLD."layoutVersion", OLD.at)
     OR (NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('reading', 'posting'), ('reading', 'parked'), ('posting', 'posted'), ('parked', 'posting')))
     OR (OLD.status = 'parked' AND NEW.status <> 'parked' AND OLD.reason NOT IN ('unknown_batch', 'opening_batch', 'batch_withdrawn'))
     OR OLD.status = 'posted'
     OR (OLD.status <> 'reading' AND (NEW."batchNo", NEW.lines, NEW.details, NEW.readable, NEW.quarantined, NEW.successes, NEW."successFen")
       IS DISTINCT FROM (OLD."batchNo", OLD.lines, OLD.details, OLD.readable, OLD.quarantined, OLD.successes, OLD."successFen"))
     OR NEW.cursor < OLD.cursor OR (NEW.cursor > OLD.cursor AND OLD.status <> 'posting') THEN
    RAISE EXCEPTION 'a file of a bank goes its way once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'posting' AND OLD.status <> 'posting' AND EXISTS (SELECT FROM "BankLine" l WHERE l."fileId" = NEW.id AND l.n > NEW.lines) THEN
    RAISE EXCEPTION 'a file of a bank is posted to its last line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.status = 'posted' AND NEW.cursor < 2 * NEW.lines) OR (NEW.cursor > OLD.cursor AND EXISTS (
    SELECT FROM "BankLine" l WHERE l."fileId" = NEW.id AND l.n > OLD.cursor AND l.n <= least(NEW.cursor, NEW.lines)
      AND CASE l.state WHEN 'quarantined' THEN false WHEN 'failed' THEN false
        WHEN 'posted' THEN (SELECT p."amountFen" FROM "Payment" p WHERE p.id = l."paymentId" AND p."agreementId" = l."agreementId" AND p.tender = 'withholding') IS DISTINCT FROM l."amountFen"
        WHEN 'suspense' THEN (SELECT s."amountFen" FROM "Suspense" s WHERE s."orgId" = l."orgId" AND s.source = 'bank-file'
          AND s.ref = bank_line_ref(l."batchNo", l."accountNo", l."agreementNo", l.turn)) IS DISTINCT FROM l."amountFen"
        WHEN 'duplicate' THEN (SELECT o.n FROM "BankLine" o WHERE o."orgId" = l."orgId" AND o."batchNo" = l."batchNo" AND o."accountNo" = l."accountNo"
          AND o."amountFen" = l."amountFen" AND o.state IN ('posted', 'suspense') LIMIT 1) IS NULL
        ELSE true END)) THEN
    RAISE EXCEPTION 'every line of the bank has its money where it says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION guard_new_bank_file() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a file of a bank is read before it is posted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER bank_file_born_unread BEFORE INSERT ON "BankFile" FOR EACH ROW
  WHEN (NEW.status NOT IN ('reading', 'parked') OR NEW.cursor <> 0) EXECUTE FUNCTION guard_new_bank_file();

-- A refund is the one that was asked for.
CREATE OR REPLACE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.status <> 'requested' OR (NEW.id, NEW."orgId", NEW."amountFen", NEW."agreementId", NEW.reason, NEW."requestedById", NEW."requestedBy", NEW."requestedAt", NEW.way)
     IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."amountFen", OLD."agreementId", OLD.reason, OLD."requestedById", OLD."requestedBy", OLD."requestedAt", OLD.way) THEN
    RAISE EXCEPTION 'a decided refund stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.status = 'approved') <> (NEW."txId" IS NOT NULL) OR (NEW.status = 'approved' AND NOT EXISTS (
      SELECT FROM "LedgerTx" t JOIN "LedgerEntry" e ON e."txId" = t.id
      WHERE t.id = NEW."txId" AND t."orgId" = NEW."orgId" AND t.key = 'refund:' || NEW.id AND e.account = 'advance' AND e."agreementId" = NEW."agreementId" AND e."amountFen" = NEW."amountFen")) THEN
    RAISE EXCEPTION 'money is given back by its own journal entry' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A journal entry that gives money back is that of a refund; looked at when the transaction ends.
CREATE FUNCTION guard_refund_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Refund" r WHERE r."orgId" = NEW."orgId" AND r.status = 'approved' AND r."txId" = NEW.id AND NEW.key = 'refund:' || r.id) THEN
    RAISE EXCEPTION 'money is given back as it was asked for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER refund_as_asked AFTER INSERT ON "LedgerTx" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind = 'refund') EXECUTE FUNCTION guard_refund_entry();

-- A batch the bank has answered, be it in part, is not withdrawn.
CREATE OR REPLACE FUNCTION guard_batch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.status <> 'out' THEN
    RAISE EXCEPTION 'a batch ends once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> 'out' AND EXISTS (SELECT FROM "WithholdingItem" i WHERE i."batchId" = NEW.id AND i.state = 'out') THEN
    RAISE EXCEPTION 'bills of the batch are still with the bank' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'withdrawn' AND EXISTS (SELECT FROM "WithholdingItem" i WHERE i."batchId" = NEW.id AND i.state IN ('paid', 'failed')) THEN
    RAISE EXCEPTION 'the bank has answered' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
