-- A work order moves only along its steps, even in SQL; what it is and whose it is stays.
CREATE FUNCTION guard_order_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.no, NEW."orgId", NEW."ticketId", NEW.kind, NEW."openedAt") IS DISTINCT FROM (OLD.no, OLD."orgId", OLD."ticketId", OLD.kind, OLD."openedAt") THEN
    RAISE EXCEPTION 'a work order keeps its number, ticket and kind' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('sent','accepted'), ('sent','cancelled'), ('accepted','cancelled'), ('accepted','in-progress'), ('accepted','done'),
    ('in-progress','done'), ('sent','incomplete'), ('accepted','incomplete'), ('in-progress','incomplete'), ('sent','waived'), ('accepted','waived'), ('incomplete','waived')
  ) THEN
    RAISE EXCEPTION 'a work order does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_move BEFORE UPDATE ON "WorkOrder" FOR EACH ROW EXECUTE FUNCTION guard_order_move();

-- What a bank said, what went out to it, what lies in suspense and what a notice said stays as it was written.
REVOKE UPDATE ON "BankLine", "WithholdingItem", "Suspense", "PaymentNotice" FROM askonce_app;
GRANT UPDATE (state, reason, "agreementId", "billId", "paymentId", turn) ON "BankLine" TO askonce_app;
GRANT UPDATE (state, code) ON "WithholdingItem" TO askonce_app;
GRANT UPDATE ("resolvedAt", "resolvedBy", "paymentId") ON "Suspense" TO askonce_app;
GRANT UPDATE ("printedAt", "printedBy") ON "PaymentNotice" TO askonce_app;
