-- The board reads the orders that wait for a crew or a time in their own order and stops at the first sixty, however many there are.
DROP INDEX order_without_window;
CREATE INDEX order_waiting ON "WorkOrder" ("orgId", ("crewId" IS NULL) DESC, "openedAt" DESC)
  WHERE "windowFrom" IS NULL AND status IN ('sent','accepted') AND kind <> 'handle';
