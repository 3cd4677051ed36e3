-- A price the customer signed at the door, for work that was done and is not ours to bear, as money may know it. Of several prices for the
-- same thing at one visit the last one holds; a visit that found nobody, cured nothing or was courtesy makes none.
CREATE VIEW "ChargeableWork" AS
SELECT p.id AS "consentId", p."orgId", p.item, p."itemCode", p."amountFen", p.at AS "agreedAt", v."finishedAt", w.no AS "orderNo", k.id AS "ticketId", k.no AS "ticketNo",
  k."agreementId", k.service
FROM "PriceConsent" p JOIN "Visit" v ON v.id = p."visitId" JOIN "WorkOrder" w ON w.id = v."orderId" JOIN "Ticket" k ON k.id = p."ticketId"
WHERE p.decision = 'agreed' AND v."finishedAt" IS NOT NULL AND v.outcome IN ('fixed', 'measured')
  AND v.charge = 'chargeable' AND v.responsibility IS DISTINCT FROM 'company'
  AND NOT EXISTS (SELECT FROM "PriceConsent" later WHERE later."visitId" = p."visitId"
    AND coalesce(later."itemCode", later.item) = coalesce(p."itemCode", p.item) AND (later.at, later.id) > (p.at, p.id));
GRANT SELECT ON "ChargeableWork" TO askonce_app;

ALTER TABLE "Bill" DROP CONSTRAINT bill_kind;
ALTER TABLE "Bill" ADD CONSTRAINT bill_kind CHECK (kind IN ('prior','season','period','difference','retrofit','late-fee','service'));

-- A bill of work is that of one signed price, of its amount; the key of its journal entry lets no price be billed twice.
CREATE FUNCTION guard_service_bill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "LedgerTx" t JOIN "ChargeableWork" w ON w."orgId" = t."orgId" AND t.key = 'service:' || w."consentId"
                 WHERE t.id = NEW."txId" AND t."orgId" = NEW."orgId" AND w."amountFen" = NEW."amountFen") THEN
    RAISE EXCEPTION 'a bill of work is that of a price the customer signed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_bill_signed BEFORE INSERT ON "Bill" FOR EACH ROW WHEN (NEW.kind = 'service') EXECUTE FUNCTION guard_service_bill();
