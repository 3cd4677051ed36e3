-- A change of the class of use: opened, checked on the spot with photos, decided by a third person, put into effect once.

ALTER TABLE "ClassChange" ADD COLUMN "periodCode" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "checkedById" UUID,
  ADD COLUMN "decisionReason" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "oldFen" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "newFen" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "tariffId" UUID,
  ADD COLUMN "txId" UUID,
  ADD COLUMN "billId" UUID;

ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_status CHECK (status IN ('opened','checked','approved','rejected'));
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_claimed CHECK (length(claim) > 0);
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_checked
  CHECK ((status = 'opened') = ("checkedById" IS NULL) AND (status = 'opened' OR (length(finding) > 0 AND jsonb_array_length(photos) > 0 AND "checkedAt" IS NOT NULL)));
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_decided
  CHECK ((status IN ('approved','rejected')) = ("decidedById" IS NOT NULL) AND (status <> 'rejected' OR length("decisionReason") > 0));
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_checker_does_not_decide CHECK ("decidedById" IS NULL OR "decidedById" <> "checkedById");
ALTER TABLE "ClassChange" ADD CONSTRAINT class_change_effect
  CHECK (CASE WHEN status = 'approved' THEN ("differenceFen" = 0) = ("txId" IS NULL) AND ("differenceFen" > 0) = ("billId" IS NOT NULL)
              ELSE "txId" IS NULL AND "billId" IS NULL AND "differenceFen" = 0 END);

CREATE UNIQUE INDEX one_open_class_change ON "ClassChange" ("orgId", "agreementId") WHERE status IN ('opened','checked');
CREATE UNIQUE INDEX one_effect_of_a_class_change ON "ClassChange" ("txId") WHERE "txId" IS NOT NULL;
CREATE INDEX class_change_list ON "ClassChange" ("orgId", status, "openedAt");

-- It is opened, then checked, then decided, each once; what an earlier step wrote stays; it takes effect within its season and by the ledger.
CREATE FUNCTION guard_class_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'opened' THEN
      RAISE EXCEPTION 'a class change begins opened' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF (OLD.status, NEW.status) NOT IN (('opened','checked'), ('checked','approved'), ('checked','rejected'))
     OR (NEW.id, NEW."orgId", NEW.no, NEW."agreementId", NEW."fromClass", NEW."toClass", NEW.claim, NEW."openedById", NEW."openedAt")
        IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.no, OLD."agreementId", OLD."fromClass", OLD."toClass", OLD.claim, OLD."openedById", OLD."openedAt")
     OR (OLD.status = 'checked' AND (NEW."checkedById", NEW."checkedAt", NEW.finding, NEW.photos, NEW."effectiveOn", NEW."periodCode")
        IS DISTINCT FROM (OLD."checkedById", OLD."checkedAt", OLD.finding, OLD.photos, OLD."effectiveOn", OLD."periodCode")) THEN
    RAISE EXCEPTION 'a class change is checked once and decided once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM "BillingPeriod" p JOIN "Agreement" a ON a.id = NEW."agreementId"
                 WHERE p."orgId" = NEW."orgId" AND a."orgId" = NEW."orgId" AND p.service = a.service AND p.code = NEW."periodCode"
                   AND NEW."effectiveOn" BETWEEN p."startsOn" AND p."endsOn") THEN
    RAISE EXCEPTION 'a class change takes effect within its season' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."txId" IS NOT NULL AND NOT EXISTS (SELECT FROM "LedgerTx" t WHERE t.id = NEW."txId" AND t."orgId" = NEW."orgId" AND t.key = 'class-change:' || NEW.id) THEN
    RAISE EXCEPTION 'a class change is posted under its own key' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER class_change_steps BEFORE INSERT OR UPDATE ON "ClassChange" FOR EACH ROW EXECUTE FUNCTION guard_class_change();
