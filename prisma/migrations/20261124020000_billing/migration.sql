-- CreateTable
CREATE TABLE "BillingPeriod" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "stopUseBy" DATE NOT NULL,

    CONSTRAINT "BillingPeriod_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tariff" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "tariffClass" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tariff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementTerm" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE,
    "requestedOn" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgreementTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerTx" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "docNo" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "reversalOf" UUID,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerTx_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "seq" BIGSERIAL NOT NULL,
    "txId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "agreementId" UUID,
    "billId" UUID,
    "drawerId" UUID,
    "amountFen" BIGINT NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "LedgerSeal" (
    "n" BIGSERIAL NOT NULL,
    "fromSeq" BIGINT NOT NULL,
    "toSeq" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerSeal_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "AccountBalance" (
    "agreementId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "receivableFen" BIGINT NOT NULL DEFAULT 0,
    "advanceFen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "AccountBalance_pkey" PRIMARY KEY ("agreementId")
);

-- CreateTable
CREATE TABLE "Bill" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "settledFen" BIGINT NOT NULL DEFAULT 0,
    "dueOn" DATE NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "txId" UUID NOT NULL,
    "tariffId" UUID,
    "lines" JSONB NOT NULL,
    "runId" UUID,
    "lockedBatchId" UUID,
    "cancelledTxId" UUID,

    CONSTRAINT "Bill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeasonRun" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "periodCode" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "billed" INTEGER NOT NULL DEFAULT 0,
    "sumFen" BIGINT NOT NULL DEFAULT 0,
    "cursor" TEXT NOT NULL DEFAULT '',
    "exceptions" JSONB NOT NULL,
    "largest" JSONB NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeasonRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceiptSeries" (
    "orgId" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "ReceiptSeries_pkey" PRIMARY KEY ("orgId","series")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "tender" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "surplusFen" BIGINT NOT NULL DEFAULT 0,
    "drawerId" UUID,
    "externalRef" TEXT,
    "payer" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "txId" UUID NOT NULL,
    "reversedTxId" UUID,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Allocation" (
    "seq" BIGSERIAL NOT NULL,
    "orgId" UUID NOT NULL,
    "txId" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "billId" UUID NOT NULL,
    "amountFen" BIGINT NOT NULL,

    CONSTRAINT "Allocation_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Drawer" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "staffName" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "floatFen" BIGINT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "expectedFen" BIGINT,
    "countedFen" BIGINT,
    "reason" TEXT NOT NULL DEFAULT '',
    "handedToId" UUID,
    "handedTo" TEXT NOT NULL DEFAULT '',
    "handedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Drawer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "way" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "txId" UUID,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankLayout" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "bankName" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BankLayout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithholdingBatch" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "layoutCode" TEXT NOT NULL,
    "bankName" TEXT NOT NULL,
    "sendOn" DATE NOT NULL,
    "arriveBy" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sumFen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WithholdingBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WithholdingItem" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "agreementId" UUID NOT NULL,
    "billId" UUID NOT NULL,
    "accountNo" TEXT NOT NULL,
    "agreementNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "WithholdingItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankFile" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "layoutCode" TEXT NOT NULL,
    "layoutVersion" INTEGER NOT NULL,
    "batchNo" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "params" JSONB NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "details" INTEGER NOT NULL DEFAULT 0,
    "readable" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "successes" INTEGER NOT NULL DEFAULT 0,
    "posted" INTEGER NOT NULL DEFAULT 0,
    "postedFen" BIGINT NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "suspense" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BankFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankLine" (
    "fileId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "orgId" UUID NOT NULL,
    "batchNo" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "accountNo" TEXT NOT NULL,
    "agreementNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "success" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "raw" TEXT NOT NULL DEFAULT '',
    "agreementId" UUID,
    "billId" UUID,
    "paymentId" UUID,

    CONSTRAINT "BankLine_pkey" PRIMARY KEY ("fileId","n")
);

-- CreateTable
CREATE TABLE "Suspense" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "txId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" TEXT NOT NULL DEFAULT '',
    "paymentId" UUID,

    CONSTRAINT "Suspense_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderNotice" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaymentNotice" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "printOn" DATE NOT NULL,
    "arriveBy" DATE NOT NULL,
    "printedAt" TIMESTAMPTZ(3),
    "printedBy" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaymentNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassChange" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "fromClass" TEXT NOT NULL,
    "toClass" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "claim" TEXT NOT NULL,
    "finding" TEXT NOT NULL DEFAULT '',
    "photos" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "openedById" UUID NOT NULL,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedBy" TEXT NOT NULL DEFAULT '',
    "checkedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "differenceFen" BIGINT NOT NULL DEFAULT 0,
    "lines" JSONB NOT NULL,

    CONSTRAINT "ClassChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetrofitProject" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "buildingId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "costFen" BIGINT NOT NULL,
    "customerBps" INTEGER NOT NULL,
    "governmentBps" INTEGER NOT NULL,
    "companyBps" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "billedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RetrofitProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetrofitConsent" (
    "projectId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RetrofitConsent_pkey" PRIMARY KEY ("projectId","agreementId")
);

-- CreateIndex
CREATE UNIQUE INDEX "BillingPeriod_orgId_service_code_key" ON "BillingPeriod"("orgId", "service", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Tariff_orgId_service_tariffClass_version_key" ON "Tariff"("orgId", "service", "tariffClass", "version");

-- CreateIndex
CREATE INDEX "AgreementTerm_orgId_agreementId_idx" ON "AgreementTerm"("orgId", "agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTx_seq_key" ON "LedgerTx"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTx_reversalOf_key" ON "LedgerTx"("reversalOf");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTx_orgId_key_key" ON "LedgerTx"("orgId", "key");

-- CreateIndex
CREATE INDEX "LedgerEntry_txId_idx" ON "LedgerEntry"("txId");

-- CreateIndex
CREATE INDEX "LedgerEntry_agreementId_idx" ON "LedgerEntry"("agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerSeal_toSeq_key" ON "LedgerSeal"("toSeq");

-- CreateIndex
CREATE INDEX "Bill_orgId_agreementId_issuedAt_idx" ON "Bill"("orgId", "agreementId", "issuedAt");

-- CreateIndex
CREATE INDEX "Bill_txId_idx" ON "Bill"("txId");

-- CreateIndex
CREATE UNIQUE INDEX "Bill_orgId_no_key" ON "Bill"("orgId", "no");

-- CreateIndex
CREATE INDEX "SeasonRun_orgId_at_idx" ON "SeasonRun"("orgId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_reversedTxId_key" ON "Payment"("reversedTxId");

-- CreateIndex
CREATE INDEX "Payment_orgId_agreementId_at_idx" ON "Payment"("orgId", "agreementId", "at");

-- CreateIndex
CREATE INDEX "Payment_txId_idx" ON "Payment"("txId");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_orgId_no_key" ON "Payment"("orgId", "no");

-- CreateIndex
CREATE INDEX "Allocation_paymentId_idx" ON "Allocation"("paymentId");

-- CreateIndex
CREATE INDEX "Allocation_billId_idx" ON "Allocation"("billId");

-- CreateIndex
CREATE INDEX "Drawer_orgId_openedAt_idx" ON "Drawer"("orgId", "openedAt");

-- CreateIndex
CREATE INDEX "Refund_orgId_status_idx" ON "Refund"("orgId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "BankLayout_orgId_code_version_key" ON "BankLayout"("orgId", "code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "WithholdingBatch_orgId_no_key" ON "WithholdingBatch"("orgId", "no");

-- CreateIndex
CREATE INDEX "WithholdingItem_billId_idx" ON "WithholdingItem"("billId");

-- CreateIndex
CREATE UNIQUE INDEX "WithholdingItem_batchId_serial_key" ON "WithholdingItem"("batchId", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "BankFile_orgId_sha256_key" ON "BankFile"("orgId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Suspense_orgId_source_ref_key" ON "Suspense"("orgId", "source", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderNotice_orgId_provider_eventId_key" ON "ProviderNotice"("orgId", "provider", "eventId");

-- CreateIndex
CREATE INDEX "PaymentNotice_orgId_printOn_idx" ON "PaymentNotice"("orgId", "printOn");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentNotice_orgId_no_key" ON "PaymentNotice"("orgId", "no");

-- CreateIndex
CREATE UNIQUE INDEX "PaymentNotice_orgId_agreementId_cause_ref_key" ON "PaymentNotice"("orgId", "agreementId", "cause", "ref");

-- CreateIndex
CREATE INDEX "ClassChange_orgId_agreementId_idx" ON "ClassChange"("orgId", "agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "ClassChange_orgId_no_key" ON "ClassChange"("orgId", "no");

-- CreateIndex
CREATE INDEX "RetrofitProject_orgId_buildingId_idx" ON "RetrofitProject"("orgId", "buildingId");

-- CreateIndex
CREATE UNIQUE INDEX "RetrofitProject_orgId_no_key" ON "RetrofitProject"("orgId", "no");

-- What the database itself refuses about money, whoever asks.

GRANT SELECT, INSERT, UPDATE ON "BillingPeriod", "Tariff", "AgreementTerm", "LedgerTx", "LedgerEntry", "LedgerSeal", "AccountBalance", "Bill",
  "SeasonRun", "ReceiptSeries", "Payment", "Allocation", "Drawer", "Refund", "BankLayout", "WithholdingBatch", "WithholdingItem", "BankFile",
  "BankLine", "Suspense", "ProviderNotice", "PaymentNotice", "ClassChange", "RetrofitProject", "RetrofitConsent" TO askonce_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO askonce_app;
-- What has been written there stays as it was written.
REVOKE UPDATE ON "LedgerTx", "LedgerEntry", "LedgerSeal", "Allocation", "Tariff", "AgreementTerm", "BankLayout", "ProviderNotice" FROM askonce_app;
-- The balances are kept by the database from the ledger, by nobody else.
REVOKE INSERT, UPDATE ON "AccountBalance" FROM askonce_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['LedgerTx', 'LedgerEntry', 'LedgerSeal', 'Allocation', 'Tariff', 'AgreementTerm', 'BankLayout', 'ProviderNotice'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_tx FOREIGN KEY ("txId") REFERENCES "LedgerTx" (id);
ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_amount CHECK ("amountFen" <> 0);
ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_account CHECK (account IN ('receivable','advance','revenue','opening','cash','vault','bank','online','suspense','cash-variance'));
ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_owner CHECK ((account IN ('receivable','advance')) = ("agreementId" IS NOT NULL));
ALTER TABLE "LedgerEntry" ADD CONSTRAINT entry_drawer CHECK ((account = 'cash') = ("drawerId" IS NOT NULL));
ALTER TABLE "LedgerTx" ADD CONSTRAINT reversal_says_why CHECK ("reversalOf" IS NULL OR (length(reason) > 0 AND length("docNo") > 0));
ALTER TABLE "Bill" ADD CONSTRAINT bill_amount CHECK ("amountFen" > 0 AND "settledFen" BETWEEN 0 AND "amountFen");
ALTER TABLE "Bill" ADD CONSTRAINT bill_kind CHECK (kind IN ('prior','season','period','difference','retrofit','late-fee'));
ALTER TABLE "Bill" ADD CONSTRAINT bill_cancelled CHECK ("cancelledTxId" IS NULL OR "settledFen" = 0);
ALTER TABLE "Payment" ADD CONSTRAINT payment_amount CHECK ("amountFen" > 0 AND "surplusFen" BETWEEN 0 AND "amountFen");
ALTER TABLE "Payment" ADD CONSTRAINT payment_tender CHECK (tender IN ('cash','card','qr','transfer','withholding','online','advance'));
ALTER TABLE "Payment" ADD CONSTRAINT cash_has_a_drawer CHECK ((tender = 'cash') = ("drawerId" IS NOT NULL));
ALTER TABLE "Allocation" ADD CONSTRAINT allocation_amount CHECK ("amountFen" <> 0);
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_amounts CHECK ("floatFen" >= 0 AND coalesce("countedFen", 0) >= 0);
ALTER TABLE "Drawer" ADD CONSTRAINT drawer_closed CHECK (("closedAt" IS NULL) = ("countedFen" IS NULL));
ALTER TABLE "Drawer" ADD CONSTRAINT variance_says_why CHECK ("countedFen" IS NULL OR "countedFen" = "expectedFen" OR length(reason) > 0);
ALTER TABLE "Drawer" ADD CONSTRAINT hand_in_to_another CHECK ("handedToId" IS NULL OR "handedToId" <> "staffId");
ALTER TABLE "Refund" ADD CONSTRAINT refund_amount CHECK ("amountFen" > 0);
ALTER TABLE "Refund" ADD CONSTRAINT refund_status CHECK (status IN ('requested','approved','rejected'));
ALTER TABLE "Refund" ADD CONSTRAINT refund_four_eyes CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");
ALTER TABLE "Refund" ADD CONSTRAINT refund_decided CHECK ((status = 'requested') = ("decidedById" IS NULL));
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_four_eyes CHECK ("decidedById" IS NULL OR "decidedById" <> "openedById");
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_differs CHECK ("fromClass" <> "toClass");
ALTER TABLE "WithholdingItem" ADD CONSTRAINT item_amount CHECK ("amountFen" > 0);
ALTER TABLE "WithholdingItem" ADD CONSTRAINT item_state CHECK (state IN ('out','paid','failed','withdrawn'));
ALTER TABLE "BankFile" ADD CONSTRAINT bank_file_status CHECK (status IN ('reading','posting','posted','parked'));
ALTER TABLE "BankLine" ADD CONSTRAINT bank_line_state CHECK (state IN ('staged','posted','duplicate','suspense','failed','quarantined'));
ALTER TABLE "Suspense" ADD CONSTRAINT suspense_amount CHECK ("amountFen" > 0);
ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_shares CHECK ("costFen" > 0 AND "customerBps" >= 0 AND "governmentBps" >= 0 AND "companyBps" >= 0 AND "customerBps" + "governmentBps" + "companyBps" = 10000);

-- One of each.
CREATE UNIQUE INDEX one_bill_of_a_period ON "Bill" ("orgId", "agreementId", "periodCode", kind) WHERE "cancelledTxId" IS NULL AND kind IN ('prior','season','period');
CREATE INDEX bill_open ON "Bill" ("agreementId", "dueOn", "issuedAt") WHERE "cancelledTxId" IS NULL AND "settledFen" < "amountFen";
CREATE INDEX bill_locked ON "Bill" ("lockedBatchId") WHERE "lockedBatchId" IS NOT NULL;
CREATE UNIQUE INDEX payment_external ON "Payment" ("orgId", tender, "externalRef") WHERE "externalRef" IS NOT NULL;
CREATE INDEX payment_day ON "Payment" ("orgId", at);
CREATE UNIQUE INDEX one_open_drawer ON "Drawer" ("orgId", "staffId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX one_item_out_of_a_bill ON "WithholdingItem" ("billId") WHERE state = 'out';
CREATE INDEX withholding_item_account ON "WithholdingItem" ("batchId", "accountNo");
CREATE UNIQUE INDEX one_posting_of_a_line ON "BankLine" ("orgId", "batchNo", "accountNo", "agreementNo") WHERE state = 'posted';
CREATE INDEX bank_line_state_of_file ON "BankLine" ("fileId", state, n);
CREATE UNIQUE INDEX one_run_at_a_time ON "SeasonRun" ("orgId", service, "periodCode") WHERE mode = 'issue' AND status IN ('waiting','running');
CREATE INDEX ledger_entry_drawer ON "LedgerEntry" ("drawerId") WHERE "drawerId" IS NOT NULL;

-- Every statement that writes lines of the ledger writes them balanced, so no instant sees an unbalanced journal;
-- the balances of accounts follow in the same statement.
CREATE FUNCTION guard_ledger_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE below int;
BEGIN
  IF EXISTS (SELECT FROM fresh GROUP BY "txId" HAVING sum("amountFen") <> 0) THEN
    RAISE EXCEPTION 'the lines of a journal entry must sum to zero' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  WITH kept AS (
    INSERT INTO "AccountBalance" AS b ("agreementId", "orgId", "receivableFen", "advanceFen")
    SELECT "agreementId", "orgId",
      coalesce(sum("amountFen") FILTER (WHERE account = 'receivable'), 0), -coalesce(sum("amountFen") FILTER (WHERE account = 'advance'), 0)
    FROM fresh WHERE "agreementId" IS NOT NULL GROUP BY "agreementId", "orgId" ORDER BY "agreementId"
    ON CONFLICT ("agreementId") DO UPDATE SET "receivableFen" = b."receivableFen" + excluded."receivableFen", "advanceFen" = b."advanceFen" + excluded."advanceFen"
    RETURNING "receivableFen", "advanceFen")
  SELECT count(*) INTO below FROM kept WHERE "receivableFen" < 0 OR "advanceFen" < 0;
  IF below > 0 THEN
    RAISE EXCEPTION 'an account owes less than nothing, or has less than nothing paid ahead' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_lines AFTER INSERT ON "LedgerEntry" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_ledger_lines();

-- And at commit every journal entry has its lines, and they sum to zero.
CREATE FUNCTION guard_ledger_tx() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total numeric; lines int;
BEGIN
  SELECT coalesce(sum("amountFen"), 0), count(*) INTO total, lines FROM "LedgerEntry" WHERE "txId" = NEW.id;
  IF total <> 0 OR lines < 2 THEN
    RAISE EXCEPTION 'journal entry % does not balance', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_tx_balanced AFTER INSERT ON "LedgerTx" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_ledger_tx();

-- A bill keeps what it demands; only what has been settled, the bank's lock and a cancellation move.
CREATE FUNCTION guard_bill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW."orgId", NEW.no, NEW."agreementId", NEW.kind, NEW."periodCode", NEW."amountFen", NEW."dueOn", NEW."issuedAt", NEW."txId", NEW.lines)
     IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.no, OLD."agreementId", OLD.kind, OLD."periodCode", OLD."amountFen", OLD."dueOn", OLD."issuedAt", OLD."txId", OLD.lines)
     OR (OLD."cancelledTxId" IS NOT NULL AND NEW."cancelledTxId" IS DISTINCT FROM OLD."cancelledTxId") THEN
    RAISE EXCEPTION 'a bill is not edited, only reversed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bill_kept BEFORE UPDATE ON "Bill" FOR EACH ROW EXECUTE FUNCTION guard_bill();

-- A bill that is out with the bank is settled by the bank's answer and by nothing else.
CREATE FUNCTION guard_locked_bills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh a JOIN "Bill" b ON b.id = a."billId" JOIN "Payment" p ON p.id = a."paymentId"
             WHERE a."amountFen" > 0 AND b."lockedBatchId" IS NOT NULL AND p.tender <> 'withholding') THEN
    RAISE EXCEPTION 'the bill is out with the bank' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER allocation_of_locked_bill AFTER INSERT ON "Allocation" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION guard_locked_bills();

-- A payment keeps what came; only its reversal is added, once.
CREATE FUNCTION guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW."orgId", NEW.no, NEW."agreementId", NEW.tender, NEW."amountFen", NEW."surplusFen", NEW."drawerId", NEW."externalRef", NEW.at, NEW."byId", NEW."txId")
     IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.no, OLD."agreementId", OLD.tender, OLD."amountFen", OLD."surplusFen", OLD."drawerId", OLD."externalRef", OLD.at, OLD."byId", OLD."txId")
     OR OLD."reversedTxId" IS NOT NULL THEN
    RAISE EXCEPTION 'a payment is not edited, only reversed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_kept BEFORE UPDATE ON "Payment" FOR EACH ROW EXECUTE FUNCTION guard_payment();

-- Cash goes only into an open drawer of the one who takes it.
CREATE FUNCTION guard_cash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.tender = 'cash' AND NOT EXISTS (SELECT FROM "Drawer" d WHERE d.id = NEW."drawerId" AND d."orgId" = NEW."orgId" AND d."staffId" = NEW."byId" AND d."closedAt" IS NULL) THEN
    RAISE EXCEPTION 'cash belongs in an open drawer of its taker' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cash_in_a_drawer BEFORE INSERT ON "Payment" FOR EACH ROW EXECUTE FUNCTION guard_cash();

-- A decision is final.
CREATE FUNCTION guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'requested' OR (NEW."amountFen", NEW."agreementId", NEW."requestedById") IS DISTINCT FROM (OLD."amountFen", OLD."agreementId", OLD."requestedById") THEN
    RAISE EXCEPTION 'a decided refund stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_final BEFORE UPDATE ON "Refund" FOR EACH ROW EXECUTE FUNCTION guard_refund();

CREATE FUNCTION guard_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."handedAt" IS NOT NULL OR (OLD."closedAt" IS NOT NULL AND (NEW."countedFen", NEW."expectedFen", NEW.reason, NEW."closedAt") IS DISTINCT FROM (OLD."countedFen", OLD."expectedFen", OLD.reason, OLD."closedAt"))
     OR (NEW."floatFen", NEW."staffId", NEW."openedAt") IS DISTINCT FROM (OLD."floatFen", OLD."staffId", OLD."openedAt") THEN
    RAISE EXCEPTION 'a counted drawer stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER drawer_kept BEFORE UPDATE ON "Drawer" FOR EACH ROW EXECUTE FUNCTION guard_drawer();
