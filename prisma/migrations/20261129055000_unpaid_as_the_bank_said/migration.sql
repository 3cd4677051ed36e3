-- A bill comes back from the bank unpaid for a line of the bank each, or with its batch closed or withdrawn; looked at when the transaction ends.
CREATE INDEX bank_line_unpaid ON "BankLine" ("orgId", "batchNo", "accountNo") WHERE state IN ('failed', 'suspense');

CREATE FUNCTION guard_unpaid_item() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE batch record;
BEGIN
  SELECT w.no, w.status INTO batch FROM "WithholdingBatch" w WHERE w.id = NEW."batchId";
  IF NEW.state = 'withdrawn' AND batch.status <> 'withdrawn' THEN
    RAISE EXCEPTION 'a bill is withdrawn with its batch' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'failed' AND batch.status <> 'closed'
     AND (SELECT count(*) FROM "BankLine" l WHERE l."orgId" = NEW."orgId" AND l."batchNo" = batch.no AND l."accountNo" = NEW."accountNo" AND l.state IN ('failed', 'suspense'))
       < (SELECT count(*) FROM "WithholdingItem" i WHERE i."batchId" = NEW."batchId" AND i."accountNo" = NEW."accountNo" AND i.state = 'failed') THEN
    RAISE EXCEPTION 'the bank has not said that it is unpaid' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER item_unpaid_as_said AFTER UPDATE ON "WithholdingItem" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state IN ('failed', 'withdrawn') AND OLD.state <> NEW.state) EXECUTE FUNCTION guard_unpaid_item();
