-- The copy that is shown is drawn after the original is safe; those that stand were drawn before.
CREATE TABLE "ViewCopy" (
    "orgId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ViewCopy_pkey" PRIMARY KEY ("orgId","sha256")
);
INSERT INTO "ViewCopy" ("orgId", sha256, state, "doneAt") SELECT "orgId", sha256, 'drawn', at FROM "StoredFile";
ALTER TABLE "ViewCopy" ADD CONSTRAINT view_copy_of FOREIGN KEY ("orgId", sha256) REFERENCES "StoredFile" ("orgId", sha256);
ALTER TABLE "ViewCopy" ADD CONSTRAINT view_copy_state CHECK (state IN ('waiting','drawn','unreadable') AND (state = 'waiting') = ("doneAt" IS NULL));
CREATE INDEX view_copies_waiting ON "ViewCopy" ("leaseUntil") WHERE state = 'waiting';

CREATE FUNCTION guard_view_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' THEN
    RAISE EXCEPTION 'a copy that is drawn stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER view_copy_guard BEFORE UPDATE ON "ViewCopy" FOR EACH ROW EXECUTE FUNCTION guard_view_copy();
GRANT SELECT, INSERT ON "ViewCopy" TO askonce_app;
REVOKE UPDATE, DELETE ON "ViewCopy" FROM askonce_app;
GRANT UPDATE (state, attempts, "leaseUntil", "doneAt") ON "ViewCopy" TO askonce_app;
