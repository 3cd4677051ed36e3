-- A visit ends after it began, whatever a phone's clock said. What stands there from before stays as it was recorded.
ALTER TABLE "Visit" ADD CONSTRAINT visit_ends_after_it_begins CHECK ("finishedAt" IS NULL OR "finishedAt" >= "arrivedAt") NOT VALID;
