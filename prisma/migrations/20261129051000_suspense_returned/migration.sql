-- Money in suspense goes back to whoever paid it: asked for by one, decided by another, whole, once.
ALTER TABLE "Suspense" ADD COLUMN "returnId" UUID;

CREATE TABLE "SuspenseReturn" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "suspenseId" UUID NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "payee" TEXT NOT NULL,
    "payeeAccount" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requestedById" UUID NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedBy" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "txId" UUID,

    CONSTRAINT "SuspenseReturn_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SuspenseReturn_orgId_status_idx" ON "SuspenseReturn"("orgId", "status");
CREATE INDEX "SuspenseReturn_suspenseId_idx" ON "SuspenseReturn"("suspenseId");
CREATE UNIQUE INDEX one_return_of_an_item ON "SuspenseReturn" ("suspenseId") WHERE status <> 'rejected';
ALTER TABLE "SuspenseReturn" ADD CONSTRAINT return_amount CHECK ("amountFen" > 0);
ALTER TABLE "SuspenseReturn" ADD CONSTRAINT return_status CHECK (status IN ('requested','approved','rejected'));
ALTER TABLE "SuspenseReturn" ADD CONSTRAINT return_four_eyes CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");
ALTER TABLE "SuspenseReturn" ADD CONSTRAINT return_decided CHECK ((status = 'requested') = ("decidedById" IS NULL) AND ("decidedById" IS NULL) = ("decidedAt" IS NULL));
ALTER TABLE "SuspenseReturn" ADD CONSTRAINT return_to_whom CHECK (length(payee) > 0 AND "payeeAccount" ~ '^[0-9]{8,32}$' AND length(reason) > 0);

GRANT SELECT, INSERT ON "SuspenseReturn" TO askonce_app;
REVOKE UPDATE, DELETE ON "SuspenseReturn" FROM askonce_app;
GRANT UPDATE (status, "decidedById", "decidedBy", "decidedAt", "txId") ON "SuspenseReturn" TO askonce_app;
GRANT UPDATE ("returnId") ON "Suspense" TO askonce_app;

-- A return is of money that lies in suspense, the whole of it; the item is held, so that nobody lays it on an account meanwhile.
CREATE FUNCTION guard_suspense_return() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.status <> 'requested' OR NEW."txId" IS NOT NULL) THEN
    RAISE EXCEPTION 'a return is asked for first' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.status <> 'requested' OR
     (NEW.id, NEW."orgId", NEW."suspenseId", NEW."amountFen", NEW.payee, NEW."payeeAccount", NEW.reason, NEW."requestedById", NEW."requestedBy", NEW."requestedAt") IS DISTINCT FROM
     (OLD.id, OLD."orgId", OLD."suspenseId", OLD."amountFen", OLD.payee, OLD."payeeAccount", OLD.reason, OLD."requestedById", OLD."requestedBy", OLD."requestedAt")) THEN
    RAISE EXCEPTION 'a decided return stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status <> 'rejected' THEN
    PERFORM FROM "Suspense" s WHERE s.id = NEW."suspenseId" AND s."orgId" = NEW."orgId" AND s."amountFen" = NEW."amountFen" AND s."resolvedAt" IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'what is given back lies in suspense, and is given back whole' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF (NEW.status = 'approved') <> (NEW."txId" IS NOT NULL) OR (NEW.status = 'approved' AND NOT EXISTS (
      SELECT FROM "LedgerTx" t JOIN "LedgerEntry" e ON e."txId" = t.id
      WHERE t.id = NEW."txId" AND t."orgId" = NEW."orgId" AND t.key = 'suspense-return:' || NEW.id AND t."actorId" = NEW."decidedById"
        AND e.account = 'suspense' AND e."amountFen" = NEW."amountFen")) THEN
    RAISE EXCEPTION 'money is given back by its own journal entry' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspense_return_steps BEFORE INSERT OR UPDATE ON "SuspenseReturn" FOR EACH ROW EXECUTE FUNCTION guard_suspense_return();

-- What was given back lies in suspense no longer; looked at when the transaction ends.
CREATE FUNCTION guard_returned() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "Suspense" s WHERE s.id = NEW."suspenseId" AND s."returnId" = NEW.id) THEN
    RAISE EXCEPTION 'what is given back leaves suspense' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER suspense_returned AFTER UPDATE ON "SuspenseReturn" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status = 'approved') EXECUTE FUNCTION guard_returned();

-- Money leaves suspense by a payment of the same sum or back to its payer, never both; it comes back to it when the payment is reversed.
CREATE OR REPLACE FUNCTION guard_suspense() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW."resolvedAt" IS NULL) <> (NEW."paymentId" IS NULL AND NEW."returnId" IS NULL) OR (NEW."paymentId" IS NOT NULL AND NEW."returnId" IS NOT NULL)
     OR (NEW."paymentId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "Payment" p WHERE p.id = NEW."paymentId" AND p."orgId" = NEW."orgId" AND p."amountFen" = NEW."amountFen"))
     OR (NEW."returnId" IS NOT NULL AND NOT EXISTS (
      SELECT FROM "SuspenseReturn" r WHERE r.id = NEW."returnId" AND r."orgId" = NEW."orgId" AND r."suspenseId" = NEW.id AND r.status = 'approved')) THEN
    RAISE EXCEPTION 'money leaves suspense by a payment or back to its payer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."paymentId" IS NOT NULL AND EXISTS (SELECT FROM "SuspenseReturn" r WHERE r."suspenseId" = NEW.id AND r.status <> 'rejected') THEN
    RAISE EXCEPTION 'the money is asked back for its payer' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."returnId" IS NOT NULL THEN
    RAISE EXCEPTION 'what was given back stays so' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."paymentId" IS NOT NULL AND NEW."paymentId" IS DISTINCT FROM OLD."paymentId"
     AND NOT EXISTS (SELECT FROM "Payment" p WHERE p.id = OLD."paymentId" AND p."reversedTxId" IS NOT NULL) THEN
    RAISE EXCEPTION 'money comes back to suspense by a reversal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
-- Nobody's money is given back, or laid on an account, before it is there.
CREATE FUNCTION guard_new_suspense() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'money in suspense waits for somebody first' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER suspense_born_open BEFORE INSERT ON "Suspense" FOR EACH ROW
  WHEN (NEW."resolvedAt" IS NOT NULL OR NEW."paymentId" IS NOT NULL OR NEW."returnId" IS NOT NULL) EXECUTE FUNCTION guard_new_suspense();
