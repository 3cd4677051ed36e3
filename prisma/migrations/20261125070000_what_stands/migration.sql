-- A bill is settled by what payments lay on it and by nothing else: the database adds it up, the application's role cannot write the sum.
-- The bank's lock goes with the money it was for.
CREATE FUNCTION settle_bills() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE "Bill" b SET "settledFen" = b."settledFen" + f.fen, "lockedBatchId" = CASE WHEN f.paid THEN NULL ELSE b."lockedBatchId" END
  FROM (SELECT "billId", sum("amountFen") AS fen, bool_or("amountFen" > 0) AS paid FROM fresh GROUP BY "billId") f WHERE b.id = f."billId";
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_settles AFTER INSERT ON "Allocation" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION settle_bills();
REVOKE UPDATE ON "Bill" FROM askonce_app;
GRANT UPDATE ("lockedBatchId", "cancelledTxId") ON "Bill" TO askonce_app;

CREATE FUNCTION guard_new_bills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh WHERE "settledFen" <> 0 OR "cancelledTxId" IS NOT NULL) THEN
    RAISE EXCEPTION 'a bill is open when it is issued' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER bill_born_open AFTER INSERT ON "Bill" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_new_bills();

-- Nobody's refund is decided before it is asked for.
CREATE FUNCTION guard_new_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'requested' THEN
    RAISE EXCEPTION 'a refund is requested first' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_asked_first BEFORE INSERT ON "Refund" FOR EACH ROW EXECUTE FUNCTION guard_new_refund();

-- What was found, signed and refused on site stays as it was when the crew left.
CREATE FUNCTION guard_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."finishedAt" IS NOT NULL OR (NEW.id, NEW."orgId", NEW."orderId", NEW."ticketId", NEW."byId", NEW."arrivedAt") IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."orderId", OLD."ticketId", OLD."byId", OLD."arrivedAt") THEN
    RAISE EXCEPTION 'a visit stays as it was' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER visit_kept BEFORE UPDATE ON "Visit" FOR EACH ROW EXECUTE FUNCTION guard_visit();

ALTER TABLE "Clock" ADD CONSTRAINT clock_counting CHECK (counting IN ('elapsed', 'service', 'working-days'));
