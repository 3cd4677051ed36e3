-- CreateTable
CREATE TABLE "NoticePrint" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "noticeId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticePrint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "NoticePrint_orgId_noticeId_n_key" ON "NoticePrint"("orgId", "noticeId", "n");

-- Every time a notice went to paper, with what it demanded then; never changed.
ALTER TABLE "NoticePrint" ADD CONSTRAINT print_of_a_notice FOREIGN KEY ("noticeId") REFERENCES "PaymentNotice" (id);
ALTER TABLE "NoticePrint" ADD CONSTRAINT print_demands CHECK ("amountFen" > 0 AND n > 0);
GRANT SELECT, INSERT ON "NoticePrint" TO askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "NoticePrint" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "NoticePrint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was printed before is the first print of its notice.
INSERT INTO "NoticePrint" (id, "orgId", "noticeId", n, "amountFen", "byName", at)
SELECT gen_random_uuid(), "orgId", id, 1, "amountFen", "printedBy", "printedAt" FROM "PaymentNotice" WHERE "printedAt" IS NOT NULL AND "amountFen" > 0;
