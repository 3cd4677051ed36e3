-- The organisation is edited on screen: who holds which duty, who belongs to which crew, what a unit answers for, who works when.

ALTER TABLE "Staff" ADD COLUMN "passwordTemporary" BOOLEAN NOT NULL DEFAULT false;

-- These four hold what is so now, not what happened; what happened is an event with before and after. So they may be deleted.
GRANT DELETE ON "Duty", "CrewMember", "UnitScope", "Shift" TO askonce_app;

-- A company that has said what its units answer for keeps one scope without any condition: no matter is nobody's.
CREATE FUNCTION unit_scope_keeps_fallback() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "UnitScope"
    WHERE "orgId" = OLD."orgId" AND service IS NULL AND "communityId" IS NULL AND zone IS NULL AND cardinality(kinds) = 0
  ) THEN
    RAISE EXCEPTION 'the last fallback scope stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER unit_scope_fallback AFTER DELETE OR UPDATE ON "UnitScope"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION unit_scope_keeps_fallback();

-- Who the company's own sign-in server vouches for is one person here.
CREATE UNIQUE INDEX "Staff_oidcSubject_key" ON "Staff" ("oidcSubject");
