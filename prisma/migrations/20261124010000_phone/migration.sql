-- AlterTable
ALTER TABLE "PriceConsent" ADD COLUMN     "itemCode" TEXT;

-- AlterTable
ALTER TABLE "Reading" ADD COLUMN     "clock" TEXT NOT NULL DEFAULT 'server';

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "charge" TEXT,
ADD COLUMN     "clock" TEXT NOT NULL DEFAULT 'server';

-- AlterTable
ALTER TABLE "WorkOrder" ADD COLUMN     "setOffAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PartUsed" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" DECIMAL(8,2) NOT NULL,
    "unit" TEXT NOT NULL,
    "chargeable" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PartUsed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitPhoto" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "fileHash" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VisitPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "originalKey" TEXT NOT NULL,
    "viewKey" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FieldCommand" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "orderId" UUID,
    "ticketId" UUID,
    "orderNo" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "deviceAt" TIMESTAMPTZ(3),
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "clock" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT NOT NULL,
    "refusal" JSONB,
    "result" JSONB,
    "photoHash" TEXT,
    "decision" TEXT,
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FieldCommand_pkey" PRIMARY KEY ("orgId","id")
);

-- CreateIndex
CREATE INDEX "PartUsed_orgId_ticketId_idx" ON "PartUsed"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "VisitPhoto_orgId_ticketId_idx" ON "VisitPhoto"("orgId", "ticketId");

-- CreateIndex
CREATE INDEX "VisitPhoto_orgId_fileHash_idx" ON "VisitPhoto"("orgId", "fileHash");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_orgId_sha256_key" ON "StoredFile"("orgId", "sha256");

-- CreateIndex
CREATE INDEX "FieldCommand_orgId_orderNo_idx" ON "FieldCommand"("orgId", "orderNo");

-- CreateIndex
CREATE INDEX "FieldCommand_orgId_photoHash_idx" ON "FieldCommand"("orgId", "photoHash");


-- What a phone wrote stays as it was written; a file that arrived stays what it is.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['PartUsed', 'VisitPhoto', 'StoredFile'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON %I TO askonce_app', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM askonce_app', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON "FieldCommand" TO askonce_app;
GRANT UPDATE (result, decision, "decisionReason", "decidedById", "decidedAt") ON "FieldCommand" TO askonce_app;

ALTER TABLE "FieldCommand" ADD CONSTRAINT field_command_verdict CHECK (verdict IN ('applied','parked'));
ALTER TABLE "FieldCommand" ADD CONSTRAINT field_command_clock CHECK (clock IN ('verified','claimed'));
ALTER TABLE "FieldCommand" ADD CONSTRAINT field_command_decision CHECK (
  decision IS NULL OR (decision IN ('noted','discarded') AND verdict = 'parked' AND coalesce(length("decisionReason"), 0) > 0 AND "decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL));
ALTER TABLE "Visit" ADD CONSTRAINT visit_charge CHECK (charge IS NULL OR charge IN ('courtesy','chargeable'));
ALTER TABLE "PartUsed" ADD CONSTRAINT part_quantity CHECK (quantity > 0);
ALTER TABLE "StoredFile" ADD CONSTRAINT file_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');

-- Evidence is not rewritten, and a decision over it is made once.
CREATE FUNCTION guard_field_command() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'what a phone sent is kept' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF (NEW.id, NEW."orgId", NEW."staffId", NEW."orderNo", NEW.kind, NEW.body, NEW."bodyHash", NEW.seq, NEW."happenedAt", NEW."receivedAt", NEW.verdict)
    IS DISTINCT FROM (OLD.id, OLD."orgId", OLD."staffId", OLD."orderNo", OLD.kind, OLD.body, OLD."bodyHash", OLD.seq, OLD."happenedAt", OLD."receivedAt", OLD.verdict) THEN
    RAISE EXCEPTION 'what a phone sent is not rewritten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."decidedAt" IS NOT NULL THEN RAISE EXCEPTION 'it has been decided' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER field_command_kept BEFORE UPDATE OR DELETE ON "FieldCommand" FOR EACH ROW EXECUTE FUNCTION guard_field_command();
CREATE INDEX field_command_parked ON "FieldCommand" ("orgId", "receivedAt") WHERE verdict = 'parked' AND "decidedAt" IS NULL;

-- Chargeable work waits for a price the customer has signed, whoever asks.
CREATE FUNCTION guard_chargeable_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.chargeable AND NOT EXISTS (SELECT FROM "PriceConsent" p WHERE p."visitId" = NEW."visitId" AND p.decision = 'agreed') THEN
    RAISE EXCEPTION 'the customer has not signed a price' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER part_after_price BEFORE INSERT ON "PartUsed" FOR EACH ROW EXECUTE FUNCTION guard_chargeable_part();
