-- What an account owes moves with its bills and with nothing else: a journal entry takes a bill on when it is issued, off when it is
-- cancelled, and down by what is laid on it; looked at when the transaction ends, once per journal entry.
CREATE OR REPLACE FUNCTION guard_ledger_tx() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE total numeric; lines int;
BEGIN
  SELECT coalesce(sum("amountFen"), 0), count(*) INTO total, lines FROM "LedgerEntry" WHERE "txId" = NEW.id;
  IF total <> 0 OR lines < 2 THEN
    RAISE EXCEPTION 'journal entry % does not balance', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT "billId" FROM (
      SELECT e."billId", e."amountFen" AS fen FROM "LedgerEntry" e WHERE e."txId" = NEW.id AND e.account = 'receivable'
      UNION ALL SELECT b.id, -b."amountFen" FROM "Bill" b WHERE b."txId" = NEW.id
      UNION ALL SELECT DISTINCT b.id, b."amountFen" FROM "LedgerEntry" e JOIN "Bill" b ON b.id = e."billId" WHERE e."txId" = NEW.id AND e.account = 'receivable' AND b."cancelledTxId" = NEW.id
      UNION ALL SELECT a."billId", a."amountFen" FROM "Allocation" a WHERE a."txId" = NEW.id
    ) moved GROUP BY "billId" HAVING "billId" IS NULL OR sum(fen) <> 0
  ) THEN
    RAISE EXCEPTION 'what is owed moves with bills and what is laid on them' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
