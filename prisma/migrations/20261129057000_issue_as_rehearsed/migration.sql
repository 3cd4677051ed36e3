-- Bills are issued on the rehearsal that was confirmed, to the fen: the run names it, and every stretch is the one that was rehearsed.
ALTER TABLE "SeasonRun" ADD COLUMN "rehearsalId" UUID;
ALTER TABLE "SeasonRun" ADD CONSTRAINT run_rehearsal FOREIGN KEY ("rehearsalId") REFERENCES "SeasonRun" (id);
ALTER TABLE "SeasonRun" ADD CONSTRAINT rehearsal_names_none CHECK (mode = 'issue' OR "rehearsalId" IS NULL);
CREATE UNIQUE INDEX one_issue_of_a_rehearsal ON "SeasonRun" ("rehearsalId") WHERE "rehearsalId" IS NOT NULL;

CREATE TABLE "SeasonRunStretch" (
    "runId" UUID NOT NULL,
    "after" TEXT NOT NULL,
    "orgId" UUID NOT NULL,
    "billed" INTEGER NOT NULL,
    "sumFen" BIGINT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "SeasonRunStretch_pkey" PRIMARY KEY ("runId", "after")
);
ALTER TABLE "SeasonRunStretch" ADD CONSTRAINT stretch_of FOREIGN KEY ("runId") REFERENCES "SeasonRun" (id);
GRANT SELECT, INSERT ON "SeasonRunStretch" TO askonce_app;
REVOKE UPDATE, DELETE ON "SeasonRunStretch" FROM askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "SeasonRunStretch" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "SeasonRunStretch" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_issue_as_rehearsed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE rehearsal record;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."rehearsalId" IS DISTINCT FROM OLD."rehearsalId" THEN
    RAISE EXCEPTION 'a run keeps its rehearsal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.mode <> 'issue' THEN RETURN NEW; END IF;
  SELECT r.* INTO rehearsal FROM "SeasonRun" r WHERE r.id = NEW."rehearsalId";
  IF TG_OP = 'INSERT' AND (rehearsal.id IS NULL OR rehearsal."orgId" <> NEW."orgId" OR rehearsal.service <> NEW.service
    OR rehearsal."periodCode" <> NEW."periodCode" OR rehearsal.mode <> 'dry' OR rehearsal.status <> 'done') THEN
    RAISE EXCEPTION 'bills are issued on a rehearsal of their period' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status = 'done' AND OLD.status <> 'done'
    AND (rehearsal.id IS NULL OR rehearsal.billed <> NEW.billed OR rehearsal."sumFen" <> NEW."sumFen") THEN
    RAISE EXCEPTION 'the run does not come to what was rehearsed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER issued_as_rehearsed BEFORE INSERT OR UPDATE ON "SeasonRun" FOR EACH ROW EXECUTE FUNCTION guard_issue_as_rehearsed();
