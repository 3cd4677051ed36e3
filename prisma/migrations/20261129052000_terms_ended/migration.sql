-- A term holds until a day: its end is a row of its own, written once, and never over a bill that was made with it.
CREATE TABLE "AgreementTermEnd" (
    "termId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgreementTermEnd_pkey" PRIMARY KEY ("termId")
);
CREATE INDEX "AgreementTermEnd_orgId_at_idx" ON "AgreementTermEnd"("orgId", "at");
ALTER TABLE "AgreementTermEnd" ADD CONSTRAINT term_end_of FOREIGN KEY ("termId") REFERENCES "AgreementTerm" (id);
ALTER TABLE "AgreementTermEnd" ADD CONSTRAINT term_end_says_why CHECK (length(reason) > 0);
GRANT SELECT, INSERT ON "AgreementTermEnd" TO askonce_app;
REVOKE UPDATE, DELETE ON "AgreementTermEnd" FROM askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AgreementTermEnd" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "AgreementTermEnd" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_term_end() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE term record;
BEGIN
  SELECT t.* INTO term FROM "AgreementTerm" t WHERE t.id = NEW."termId" AND t."orgId" = NEW."orgId";
  IF NOT FOUND OR NEW."fromOn" < term."fromOn" OR NEW."fromOn" > term."toOn" THEN
    RAISE EXCEPTION 'a term ends on one of its days' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM FROM "Agreement" a WHERE a.id = term."agreementId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM "Bill" b JOIN "BillingPeriod" p ON p."orgId" = b."orgId" AND p.service = b.service AND p.code = b."periodCode"
    WHERE b."orgId" = NEW."orgId" AND b."agreementId" = term."agreementId" AND b.kind = 'season' AND b."cancelledTxId" IS NULL
      AND p."startsOn" >= term."fromOn" AND (term."toOn" IS NULL OR p."startsOn" <= term."toOn") AND p."endsOn" >= NEW."fromOn"
  ) THEN
    RAISE EXCEPTION 'a bill was made with the term' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER term_ended BEFORE INSERT ON "AgreementTermEnd" FOR EACH ROW EXECUTE FUNCTION guard_term_end();

-- One term of a kind in a season; one that was ended from its first day never held, and may be recorded anew.
DROP INDEX one_term_of_a_season;
CREATE FUNCTION guard_new_term() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM "Agreement" a WHERE a.id = NEW."agreementId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM "AgreementTerm" t LEFT JOIN "AgreementTermEnd" e ON e."termId" = t.id
    WHERE t."orgId" = NEW."orgId" AND t."agreementId" = NEW."agreementId" AND t.kind = NEW.kind AND t."fromOn" = NEW."fromOn"
      AND (e."termId" IS NULL OR e."fromOn" > t."fromOn")
  ) THEN
    RAISE EXCEPTION 'a season has one term of a kind' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_term_of_a_season BEFORE INSERT ON "AgreementTerm" FOR EACH ROW EXECUTE FUNCTION guard_new_term();
