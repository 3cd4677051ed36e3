-- Cash goes out of a drawer that holds it. Whoever takes cash out holds the drawer alone, so that two who do it at once take turns;
-- whoever puts cash in shares it with the others.
CREATE OR REPLACE FUNCTION guard_ledger_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE below int;
BEGIN
  IF EXISTS (SELECT FROM fresh GROUP BY "txId" HAVING sum("amountFen") <> 0) THEN
    RAISE EXCEPTION 'the lines of a journal entry must sum to zero' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM (SELECT "txId", count(*) AS lines FROM fresh GROUP BY 1) f
             WHERE f.lines <> (SELECT count(*) FROM "LedgerEntry" e WHERE e."txId" = f."txId")) THEN
    RAISE EXCEPTION 'a journal entry gets no further lines' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM fresh WHERE "drawerId" IS NOT NULL) THEN
    -- Held until the end, so that nobody counts the drawer while this is on its way into it.
    IF EXISTS (SELECT FROM fresh WHERE "drawerId" IS NOT NULL AND "amountFen" < 0) THEN
      PERFORM FROM "Drawer" d WHERE d.id IN (SELECT "drawerId" FROM fresh) ORDER BY d.id FOR NO KEY UPDATE;
    ELSE
      PERFORM FROM "Drawer" d WHERE d.id IN (SELECT "drawerId" FROM fresh) ORDER BY d.id FOR SHARE;
    END IF;
    IF EXISTS (SELECT FROM fresh f JOIN "LedgerTx" t ON t.id = f."txId" JOIN "Drawer" d ON d.id = f."drawerId"
               WHERE t.kind <> 'hand-in' AND d."closedAt" IS NOT NULL) THEN
      RAISE EXCEPTION 'the drawer has been counted' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT "drawerId" FROM fresh WHERE "drawerId" IS NOT NULL AND "amountFen" < 0) f
               WHERE (SELECT sum(e."amountFen") FROM "LedgerEntry" e WHERE e."drawerId" = f."drawerId") < 0) THEN
      RAISE EXCEPTION 'the drawer does not hold so much' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
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

-- A payment is taken back by its own reversal, and not by the one who took it.
CREATE FUNCTION guard_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE actor uuid;
BEGIN
  SELECT t."actorId" INTO actor FROM "LedgerTx" t WHERE t.id = NEW."reversedTxId" AND t."orgId" = NEW."orgId" AND t.key = 'reversal:' || NEW.id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a payment is taken back by its own reversal' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF actor = NEW."byId" THEN
    RAISE EXCEPTION 'a payment is not taken back by the one who took it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_reversed BEFORE UPDATE ON "Payment" FOR EACH ROW WHEN (NEW."reversedTxId" IS DISTINCT FROM OLD."reversedTxId") EXECUTE FUNCTION guard_reversal();
