-- Retrofits of buildings: planned, consented to household by household, approved by another, billed once, built or stopped.

ALTER TABLE "RetrofitProject" ADD COLUMN "splitBy" TEXT NOT NULL DEFAULT 'household',
  ADD COLUMN "neededBps" INTEGER NOT NULL DEFAULT 10000,
  ADD COLUMN "steps" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "source" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "byId" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  ADD COLUMN "approvedById" UUID,
  ADD COLUMN "approvedBy" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dueOn" DATE,
  ADD COLUMN "stopReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RetrofitProject" ALTER COLUMN "byId" DROP DEFAULT;
ALTER TABLE "RetrofitConsent" ADD COLUMN "on" DATE NOT NULL DEFAULT '2000-01-01',
  ADD COLUMN "paperNo" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "billId" UUID;
ALTER TABLE "RetrofitConsent" ALTER COLUMN "on" DROP DEFAULT;

ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_status CHECK (status IN ('consenting','approved','building','done','stopped'));
ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_split CHECK ("splitBy" IN ('household','area') AND "neededBps" BETWEEN 1 AND 10000 AND "startsOn" <= "endsOn");
ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_four_eyes CHECK ("approvedById" IS NULL OR "approvedById" <> "byId");
ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_approved
  CHECK (status IN ('consenting','stopped') OR ("approvedById" IS NOT NULL AND "billedAt" IS NOT NULL AND "dueOn" IS NOT NULL));
ALTER TABLE "RetrofitProject" ADD CONSTRAINT retrofit_stopped CHECK (status <> 'stopped' OR length("stopReason") > 0);
ALTER TABLE "RetrofitConsent" ADD CONSTRAINT consent_decision CHECK (decision IN ('agreed','refused','exempt'));
ALTER TABLE "RetrofitConsent" ADD CONSTRAINT consent_has_a_paper CHECK (decision <> 'agreed' OR length("paperNo") > 0);
ALTER TABLE "RetrofitConsent" ADD CONSTRAINT exemption_says_why CHECK (decision <> 'exempt' OR length(reason) > 0);
ALTER TABLE "RetrofitConsent" ADD CONSTRAINT only_the_agreed_are_billed CHECK ("billId" IS NULL OR decision = 'agreed');
CREATE UNIQUE INDEX one_open_retrofit ON "RetrofitProject" ("orgId", "buildingId") WHERE status IN ('consenting','approved','building');
CREATE UNIQUE INDEX one_consent_of_a_bill ON "RetrofitConsent" ("billId") WHERE "billId" IS NOT NULL;
CREATE INDEX retrofit_consent_of ON "RetrofitConsent" ("agreementId");

-- The households of a building's heat, and how many of them stand behind a project.
CREATE FUNCTION retrofit_consented(project uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(*) > 0 AND count(c.*) * 10000 >= count(*) * max(p."neededBps")
  FROM "RetrofitProject" p JOIN "Premise" r ON r."orgId" = p."orgId" AND r."buildingId" = p."buildingId"
    JOIN "Agreement" a ON a."orgId" = p."orgId" AND a."premiseId" = r.id AND a.service = 'heat' AND a.status <> 'closed'
    LEFT JOIN "RetrofitConsent" c ON c."projectId" = p.id AND c."agreementId" = a.id AND c.decision IN ('agreed','exempt')
  WHERE p.id = project
$$;

CREATE FUNCTION guard_retrofit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'consenting' THEN
      RAISE EXCEPTION 'a retrofit begins with consents' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.status, NEW.status) NOT IN (('consenting','approved'), ('approved','building'), ('building','done'),
      ('consenting','stopped'), ('approved','stopped'), ('building','stopped'))
     OR (NEW.id, NEW."orgId", NEW.no, NEW."buildingId", NEW."costFen", NEW."customerBps", NEW."governmentBps", NEW."companyBps", NEW."splitBy", NEW."neededBps", NEW."byId")
        IS DISTINCT FROM (OLD.id, OLD."orgId", OLD.no, OLD."buildingId", OLD."costFen", OLD."customerBps", OLD."governmentBps", OLD."companyBps", OLD."splitBy", OLD."neededBps", OLD."byId") THEN
    RAISE EXCEPTION 'a retrofit keeps what was consented to, and moves one step at a time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'approved' AND NOT retrofit_consented(NEW.id) THEN
    RAISE EXCEPTION 'a retrofit is approved when enough households stand behind it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retrofit_steps BEFORE INSERT OR UPDATE ON "RetrofitProject" FOR EACH ROW EXECUTE FUNCTION guard_retrofit();

-- A household that has agreed and been billed does not turn back; nobody consents to what is over.
CREATE FUNCTION guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE state text;
BEGIN
  SELECT status INTO state FROM "RetrofitProject" WHERE id = NEW."projectId" AND "orgId" = NEW."orgId";
  IF state IS NULL OR (state IN ('done','stopped') AND (TG_OP = 'INSERT' OR NEW.decision <> OLD.decision)) THEN
    RAISE EXCEPTION 'the project is over' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."billId" IS NOT NULL AND (NEW.decision, NEW."billId") IS DISTINCT FROM (OLD.decision, OLD."billId") THEN
    RAISE EXCEPTION 'a consent that was billed stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_stands BEFORE INSERT OR UPDATE ON "RetrofitConsent" FOR EACH ROW EXECUTE FUNCTION guard_consent();
