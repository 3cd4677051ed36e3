-- A check is passed when it is neither true nor false: length(NULL) > 0 let a missing reason through.
ALTER TABLE "Fact" DROP CONSTRAINT fact_reask;
ALTER TABLE "Fact" ADD CONSTRAINT fact_reask CHECK (round = 1 OR coalesce(length("reaskReason"), 0) > 0);
ALTER TABLE "Dispatch" DROP CONSTRAINT dispatch_overrule;
ALTER TABLE "Dispatch" ADD CONSTRAINT dispatch_overrule CHECK ("proposedUnitId" IS NULL OR "proposedUnitId" = "unitId" OR coalesce(length("overruleReason"), 0) > 0);
ALTER TABLE "Dispatch" DROP CONSTRAINT dispatch_return;
ALTER TABLE "Dispatch" ADD CONSTRAINT dispatch_return CHECK ("returnedAt" IS NULL OR coalesce(length("returnReason"), 0) > 0);
