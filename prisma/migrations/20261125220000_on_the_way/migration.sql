-- When a crew on its way says it will be there: a promise like any other, kept by the arrival of that order.
ALTER TABLE "Commitment" ADD COLUMN "orderId" UUID;
CREATE UNIQUE INDEX commitment_one_arrival ON "Commitment" ("orgId", "orderId") WHERE "orderId" IS NOT NULL;
