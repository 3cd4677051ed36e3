-- One order of several sent back by its unit: left undone until it is given to another or waived.
ALTER TABLE "WorkOrder" DROP CONSTRAINT order_incomplete;
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_incomplete CHECK (
  "whyIncomplete" IS NULL OR "whyIncomplete" IN ('parts','second-visit','other-trade','customer-put-off','unsafe','after-season','no-access','returned'));

-- To bill a season is to open it: not while work put off before it begins is neither done nor excused, unless it was opened by name.
CREATE FUNCTION guard_season_bills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.mode <> 'issue' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('off-season ' || NEW."orgId"::text || NEW.service, 0));
  IF NOT EXISTS (SELECT FROM "SeasonOpening" o WHERE o."orgId" = NEW."orgId" AND o.service = NEW.service AND o."periodCode" = NEW."periodCode")
    AND EXISTS (
      SELECT FROM "OffSeasonLine" l JOIN "Org" g ON g.id = l."orgId"
      JOIN "BillingPeriod" p ON p."orgId" = NEW."orgId" AND p.service = NEW.service AND p.code = NEW."periodCode"
      WHERE l."orgId" = NEW."orgId" AND l.service = NEW.service AND l.state = 'open' AND l."addedAt" < p."startsOn"::timestamp AT TIME ZONE g."timeZone") THEN
    RAISE EXCEPTION 'the off-season list is not empty' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bills_on_an_empty_list BEFORE INSERT ON "SeasonRun" FOR EACH ROW EXECUTE FUNCTION guard_season_bills();
