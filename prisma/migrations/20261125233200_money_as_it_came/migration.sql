-- A receipt is for money the books have: its journal entry is its own and says the same sum; those of a bank's file share one, and are
-- together what it takes off the bills.
CREATE FUNCTION guard_new_payments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh p LEFT JOIN "LedgerTx" t ON t.id = p."txId" AND t."orgId" = p."orgId"
    WHERE p."reversedTxId" IS NOT NULL OR t.id IS NULL OR CASE WHEN t.kind = 'bank-file' THEN p.tender <> 'withholding' OR p."surplusFen" <> 0
      ELSE t.key <> 'payment:' || p.id OR NOT EXISTS (SELECT FROM "LedgerEntry" e WHERE e."txId" = p."txId" AND e."amountFen" = p."amountFen"
        AND e."drawerId" IS NOT DISTINCT FROM p."drawerId" AND e.account IN ('cash', 'bank', 'online', 'advance', 'suspense')) END
  ) OR EXISTS (
    SELECT FROM (SELECT DISTINCT "txId" FROM fresh WHERE tender = 'withholding') f
    WHERE (SELECT sum(p."amountFen") FROM "Payment" p WHERE p."txId" = f."txId")
      IS DISTINCT FROM (SELECT -sum(e."amountFen") FROM "LedgerEntry" e WHERE e."txId" = f."txId" AND e.account = 'receivable')
  ) THEN
    RAISE EXCEPTION 'a receipt is for money the books have' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_in_the_books AFTER INSERT ON "Payment" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_new_payments();

-- A bill is cancelled by a journal entry that takes it off; looked at when the transaction ends.
CREATE FUNCTION guard_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "LedgerEntry" e WHERE e."txId" = NEW."cancelledTxId" AND e."orgId" = NEW."orgId" AND e."billId" = NEW.id
                 AND e.account = 'receivable' AND e."amountFen" = -NEW."amountFen") THEN
    RAISE EXCEPTION 'a bill is cancelled by its journal entry' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bill_cancelled_in_the_books AFTER UPDATE ON "Bill" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."cancelledTxId" IS DISTINCT FROM OLD."cancelledTxId") EXECUTE FUNCTION guard_cancellation();

-- A drawer is opened, counted against what the books say lies in it, then handed in.
CREATE FUNCTION guard_new_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a drawer is open when it is opened' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER drawer_born_open BEFORE INSERT ON "Drawer" FOR EACH ROW
  WHEN (NEW."closedAt" IS NOT NULL OR NEW."handedAt" IS NOT NULL OR NEW."handedToId" IS NOT NULL OR NEW."expectedFen" IS NOT NULL) EXECUTE FUNCTION guard_new_drawer();

CREATE FUNCTION guard_drawer_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."handedAt" IS NOT NULL AND OLD."closedAt" IS NULL) OR (NEW."handedAt" IS NULL) <> (NEW."handedToId" IS NULL) THEN
    RAISE EXCEPTION 'a drawer is counted before it is handed in' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."closedAt" IS NULL AND NEW."closedAt" IS NOT NULL
     AND NEW."expectedFen" IS DISTINCT FROM (SELECT coalesce(sum(e."amountFen"), 0) FROM "LedgerEntry" e WHERE e."drawerId" = NEW.id) THEN
    RAISE EXCEPTION 'a drawer is counted against the books' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER drawer_steps BEFORE UPDATE ON "Drawer" FOR EACH ROW EXECUTE FUNCTION guard_drawer_steps();

-- What became of a line or an item stays so; numbers are not taken twice. The conditions stand in the triggers, so that rows that go
-- their way pay next to nothing.
CREATE FUNCTION refuse_step_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what is done on % is not undone', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER bank_line_forward BEFORE UPDATE ON "BankLine" FOR EACH ROW
  WHEN (OLD.state <> 'staged' AND (NEW.state <> OLD.state OR NEW."billId" IS DISTINCT FROM OLD."billId" OR NEW."paymentId" IS DISTINCT FROM OLD."paymentId")) EXECUTE FUNCTION refuse_step_back();
CREATE TRIGGER item_forward BEFORE UPDATE ON "WithholdingItem" FOR EACH ROW WHEN (OLD.state <> 'out') EXECUTE FUNCTION refuse_step_back();
CREATE TRIGGER numbers_upwards BEFORE UPDATE ON "ReceiptSeries" FOR EACH ROW WHEN (NEW.next <= OLD.next) EXECUTE FUNCTION refuse_step_back();

-- Money leaves suspense by a payment of the same sum, and comes back to it when that is reversed.
CREATE FUNCTION guard_suspense() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."resolvedAt" IS NULL) <> (NEW."paymentId" IS NULL) OR (NEW."paymentId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "Payment" p WHERE p.id = NEW."paymentId" AND p."orgId" = NEW."orgId" AND p."amountFen" = NEW."amountFen")) THEN
    RAISE EXCEPTION 'money leaves suspense by a payment' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."paymentId" IS NOT NULL AND NEW."paymentId" IS DISTINCT FROM OLD."paymentId"
     AND NOT EXISTS (SELECT FROM "Payment" p WHERE p.id = OLD."paymentId" AND p."reversedTxId" IS NOT NULL) THEN
    RAISE EXCEPTION 'money comes back to suspense by a reversal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspense_resolved BEFORE UPDATE ON "Suspense" FOR EACH ROW EXECUTE FUNCTION guard_suspense();
