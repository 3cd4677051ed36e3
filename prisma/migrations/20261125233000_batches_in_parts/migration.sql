-- A batch is known by how it came to be: sent from here, or sent before this system and known by the bank's answer alone. It ends once:
-- answered to the last bill, closed by a person because the bank answers no more, or withdrawn.
ALTER TABLE "WithholdingBatch" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'sent';
ALTER TABLE "WithholdingBatch" ADD CONSTRAINT batch_origin CHECK (origin IN ('sent', 'opening'));
ALTER TABLE "WithholdingBatch" ADD CONSTRAINT batch_status CHECK (status IN ('out', 'returned', 'closed', 'withdrawn'));
ALTER TABLE "WithholdingBatch" ADD CONSTRAINT batch_ended CHECK ((status = 'out') = ("endedAt" IS NULL));
REVOKE UPDATE ON "WithholdingBatch" FROM askonce_app;
GRANT UPDATE (status, "endedAt") ON "WithholdingBatch" TO askonce_app;

CREATE FUNCTION guard_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'out' THEN
    RAISE EXCEPTION 'a batch ends once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'returned' AND EXISTS (SELECT FROM "WithholdingItem" i WHERE i."batchId" = NEW.id AND i.state = 'out') THEN
    RAISE EXCEPTION 'the bank has not answered for every bill' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER batch_ends BEFORE UPDATE ON "WithholdingBatch" FOR EACH ROW EXECUTE FUNCTION guard_batch();

-- A file of a bank goes its way once: read, posted; parked for good, unless only its batch was not known.
CREATE FUNCTION guard_bank_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW."orgId", NEW.sha256, NEW."layoutCode", NEW."layoutVersion", NEW.at) IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.sha256, OLD."layoutCode", OLD."layoutVersion", OLD.at)
     OR (NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('reading', 'posting'), ('reading', 'parked'), ('posting', 'posted'), ('parked', 'posting')))
     OR (OLD.status = 'parked' AND NEW.status <> 'parked' AND OLD.reason NOT IN ('unknown_batch', 'batch_withdrawn'))
     OR OLD.status = 'posted' OR (OLD.status <> 'reading' AND (NEW."batchNo", NEW.lines, NEW.details) IS DISTINCT FROM (OLD."batchNo", OLD.lines, OLD.details))
     OR NEW.cursor < OLD.cursor THEN
    RAISE EXCEPTION 'a file of a bank goes its way once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_file_moves BEFORE UPDATE ON "BankFile" FOR EACH ROW EXECUTE FUNCTION guard_bank_file();
