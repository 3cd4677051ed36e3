-- What lies on bills is what came: all of a payment but its surplus, or nothing once it is taken back.
CREATE FUNCTION guard_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT "paymentId" FROM fresh) f JOIN "Payment" p ON p.id = f."paymentId"
    WHERE (SELECT sum(a."amountFen") FROM "Allocation" a WHERE a."paymentId" = p.id) NOT IN (p."amountFen" - p."surplusFen", 0)
  ) THEN
    RAISE EXCEPTION 'a payment covers what came, no more and no less' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_paid_for AFTER INSERT ON "Allocation" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_allocations();
