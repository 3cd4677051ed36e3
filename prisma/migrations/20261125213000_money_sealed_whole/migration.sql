-- A seal of the ledger covers the bills, payments and allocations of its journal entries too; those made before cover the lines alone.
ALTER TABLE "LedgerSeal" ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
CREATE INDEX "Allocation_txId_idx" ON "Allocation"("txId");

-- What a payment was cannot be written over, whoever asks; only that it was taken back.
REVOKE UPDATE ON "Payment" FROM askonce_app;
GRANT UPDATE ("reversedTxId") ON "Payment" TO askonce_app;

-- What lies on a bill is what the lines of the journal entry say of that bill: money is not moved between bills beside the ledger,
-- and never lies on the bill of another account.
CREATE OR REPLACE FUNCTION guard_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT "paymentId" FROM fresh) f JOIN "Payment" p ON p.id = f."paymentId"
    WHERE (SELECT sum(a."amountFen") FROM "Allocation" a WHERE a."paymentId" = p.id) NOT IN (p."amountFen" - p."surplusFen", 0)
  ) THEN
    RAISE EXCEPTION 'a payment covers what came, no more and no less' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT FROM fresh a LEFT JOIN "Payment" p ON p.id = a."paymentId" LEFT JOIN "Bill" b ON b.id = a."billId"
    WHERE (p."agreementId", p."orgId", a."orgId") IS DISTINCT FROM (b."agreementId", b."orgId", b."orgId")
  ) THEN
    RAISE EXCEPTION 'a payment covers bills of its own account' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT f."txId", f."billId", (SELECT sum(a."amountFen") FROM "Allocation" a WHERE a."billId" = f."billId" AND a."txId" = f."txId")
    FROM (SELECT DISTINCT "txId", "billId" FROM fresh) f
    EXCEPT
    SELECT e."txId", e."billId", -sum(e."amountFen") FROM "LedgerEntry" e
    WHERE e."txId" = ANY (ARRAY(SELECT DISTINCT "txId" FROM fresh)) AND e.account = 'receivable' GROUP BY 1, 2
  ) THEN
    RAISE EXCEPTION 'a payment covers what its journal entry says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
