-- AlterTable
ALTER TABLE "Drawer" ADD COLUMN     "receivedFen" BIGINT,
ADD COLUMN     "receivedReason" TEXT NOT NULL DEFAULT '';

-- Whoever takes cash over counts it too; what was taken over before was taken as counted.
ALTER TABLE "Drawer" DISABLE TRIGGER drawer_kept;
UPDATE "Drawer" SET "receivedFen" = "countedFen" WHERE "handedAt" IS NOT NULL;
ALTER TABLE "Drawer" ENABLE TRIGGER drawer_kept;
ALTER TABLE "Drawer" ADD CONSTRAINT received_is_counted CHECK (("handedAt" IS NULL) = ("receivedFen" IS NULL) AND coalesce("receivedFen", 0) >= 0);
ALTER TABLE "Drawer" ADD CONSTRAINT receipt_says_why CHECK ("receivedFen" IS NULL OR "receivedFen" = "countedFen" OR length("receivedReason") > 0);
