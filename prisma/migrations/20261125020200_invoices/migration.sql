-- Invoices over payments: numbered without gaps, never changed, taken back only by a red invoice of the same lines below zero.

CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "paymentId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "redOfId" UUID,
    "buyer" TEXT NOT NULL,
    "taxNo" TEXT NOT NULL DEFAULT '',
    "lines" JSONB NOT NULL,
    "totalFen" BIGINT NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Invoice_redOfId_key" ON "Invoice"("redOfId");
CREATE UNIQUE INDEX "Invoice_orgId_no_key" ON "Invoice"("orgId", "no");
CREATE INDEX "Invoice_orgId_agreementId_idx" ON "Invoice"("orgId", "agreementId");
CREATE INDEX invoice_payment ON "Invoice" ("paymentId");

GRANT SELECT, INSERT ON "Invoice" TO askonce_app;
REVOKE UPDATE, DELETE ON "Invoice" FROM askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Invoice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "Invoice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "Invoice" ADD CONSTRAINT invoice_kind CHECK (kind IN ('blue','red') AND (kind = 'red') = ("redOfId" IS NOT NULL) AND (kind = 'blue') = ("totalFen" > 0) AND "totalFen" <> 0);
ALTER TABLE "Invoice" ADD CONSTRAINT invoice_buyer CHECK (length(buyer) > 0);

-- The lines add up; one invoice of a payment at a time; a red one takes back exactly its blue one; the number is the last of its series.
CREATE FUNCTION guard_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum((l->>'fen')::bigint), 0) FROM jsonb_array_elements(NEW.lines) l) <> NEW."totalFen" THEN
    RAISE EXCEPTION 'the lines of an invoice add up to its total' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.kind = 'blue' AND EXISTS (SELECT FROM "Invoice" i WHERE i."paymentId" = NEW."paymentId" AND i.kind = 'blue'
      AND NOT EXISTS (SELECT FROM "Invoice" r WHERE r."redOfId" = i.id)) THEN
    RAISE EXCEPTION 'a payment has one invoice at a time' USING ERRCODE = 'unique_violation';
  END IF;
  IF NEW.kind = 'red' AND NOT EXISTS (SELECT FROM "Invoice" i WHERE i.id = NEW."redOfId" AND i."orgId" = NEW."orgId" AND i.kind = 'blue'
      AND i."paymentId" = NEW."paymentId" AND i."totalFen" = -NEW."totalFen") THEN
    RAISE EXCEPTION 'a red invoice takes back exactly its blue one' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM "ReceiptSeries" s WHERE s."orgId" = NEW."orgId" AND s.series = split_part(NEW.no, '-', 1)
      AND s.next - 1 = split_part(NEW.no, '-', 2)::bigint) THEN
    RAISE EXCEPTION 'the number % is not the last taken of its series', NEW.no USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_kept BEFORE INSERT ON "Invoice" FOR EACH ROW EXECUTE FUNCTION guard_invoice();
