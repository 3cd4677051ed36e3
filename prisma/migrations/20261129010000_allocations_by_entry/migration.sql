-- The same rules; what lies on bills is added up once per journal entry, not once per bill, or a bank's file of many lines is looked
-- through as often as it has lines.
CREATE OR REPLACE FUNCTION guard_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entries uuid[] := ARRAY(SELECT DISTINCT "txId" FROM fresh);
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
    SELECT a."txId", a."billId", sum(a."amountFen") FROM "Allocation" a WHERE a."txId" = ANY (entries) GROUP BY 1, 2
    EXCEPT
    SELECT e."txId", e."billId", -sum(e."amountFen") FROM "LedgerEntry" e WHERE e."txId" = ANY (entries) AND e.account = 'receivable' GROUP BY 1, 2
  ) THEN
    RAISE EXCEPTION 'a payment covers what its journal entry says' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
