-- A price is unverified until another than who wrote it has compared it with the document of its source: a row of its own, written once.
ALTER TABLE "Tariff" ADD COLUMN "byId" UUID;
ALTER TABLE "Tariff" ADD CONSTRAINT tariff_checked_by_another CHECK (NOT verified) NOT VALID;

CREATE TABLE "TariffCheck" (
    "tariffId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TariffCheck_pkey" PRIMARY KEY ("tariffId")
);
ALTER TABLE "TariffCheck" ADD CONSTRAINT tariff_check_of FOREIGN KEY ("tariffId") REFERENCES "Tariff" (id);
ALTER TABLE "TariffCheck" ADD CONSTRAINT tariff_check_says_what CHECK (length(note) > 0);
GRANT SELECT, INSERT ON "TariffCheck" TO askonce_app;
REVOKE UPDATE, DELETE ON "TariffCheck" FROM askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "TariffCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "TariffCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION guard_tariff_check() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE written record;
BEGIN
  SELECT t."byId", t."byName" INTO written FROM "Tariff" t WHERE t.id = NEW."tariffId" AND t."orgId" = NEW."orgId";
  IF NOT FOUND OR NOT EXISTS (SELECT FROM "Staff" s WHERE s.id = NEW."byId" AND s."orgId" = NEW."orgId" AND s.name = NEW."byName") THEN
    RAISE EXCEPTION 'a price is checked by a person of its company' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- one written before writers were kept by their id is known by the name
  IF written."byId" = NEW."byId" OR (written."byId" IS NULL AND written."byName" = NEW."byName") THEN
    RAISE EXCEPTION 'who wrote a price does not check it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER checked_by_another BEFORE INSERT ON "TariffCheck" FOR EACH ROW EXECUTE FUNCTION guard_tariff_check();
