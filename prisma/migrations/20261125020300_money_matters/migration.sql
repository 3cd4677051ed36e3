-- Online payment: providers as data, what they told us kept as it came; late fees by day; terms once.

CREATE TABLE "PaymentProvider" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "windowSeconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentProvider_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "PaymentProvider_code_key" ON "PaymentProvider"("code");
CREATE INDEX "PaymentProvider_orgId_idx" ON "PaymentProvider"("orgId");
ALTER TABLE "PaymentProvider" ADD CONSTRAINT provider_window CHECK ("windowSeconds" BETWEEN 30 AND 3600);

ALTER TABLE "ProviderNotice" ADD COLUMN "raw" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "answer" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "tradeNo" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "said" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "amountFen" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "paidAt" TIMESTAMPTZ(3);
ALTER TABLE "ProviderNotice" ADD CONSTRAINT notice_outcome CHECK (outcome IN ('posted','suspense','duplicate','ignored'));

CREATE TABLE "ProviderConflict" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderConflict_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ProviderConflict_orgId_provider_eventId_bodyHash_key" ON "ProviderConflict"("orgId", "provider", "eventId", "bodyHash");

CREATE TABLE "LateFee" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "billId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "untilOn" DATE NOT NULL,
    "baseFen" BIGINT NOT NULL,
    "fen" BIGINT NOT NULL,
    "feeBillId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LateFee_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "LateFee_billId_idx" ON "LateFee"("billId");
ALTER TABLE "LateFee" ADD CONSTRAINT late_fee_days CHECK ("fromOn" < "untilOn" AND fen >= 0 AND "baseFen" > 0);
-- No day of a bill is charged twice: each stretch begins where the last one ended.
CREATE UNIQUE INDEX late_fee_days_once ON "LateFee" ("billId", "fromOn");
CREATE FUNCTION guard_late_fee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "LateFee" l WHERE l."billId" = NEW."billId" AND l."untilOn" > NEW."fromOn") THEN
    RAISE EXCEPTION 'no day is charged twice' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER late_fee_once BEFORE INSERT ON "LateFee" FOR EACH ROW EXECUTE FUNCTION guard_late_fee();

GRANT SELECT, INSERT, UPDATE ON "PaymentProvider" TO askonce_app;
GRANT SELECT, INSERT ON "ProviderConflict", "LateFee" TO askonce_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ProviderConflict', 'LateFee'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM askonce_app', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

CREATE UNIQUE INDEX one_term_of_a_season ON "AgreementTerm" ("orgId", "agreementId", kind, "fromOn");
ALTER TABLE "AgreementTerm" ADD CONSTRAINT term_kind CHECK (kind IN ('stop-use','low-income') AND ("toOn" IS NULL OR "fromOn" <= "toOn"));

-- A period billed anew after a cancellation takes the next number; cancelled bills are few.
CREATE INDEX bill_cancelled ON "Bill" ("agreementId", "periodCode") WHERE "cancelledTxId" IS NOT NULL;
