-- What a provider says against what it said before waits for a person: of which kind it is, which receipt it touches, and what came of it.
ALTER TABLE "ProviderConflict" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'other_content', ADD COLUMN "receiptNo" TEXT NOT NULL DEFAULT '', ADD COLUMN "amountFen" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "ProviderConflict" ADD CONSTRAINT conflict_kind CHECK (kind IN ('other_content', 'undone'));

CREATE TABLE "ProviderSettlement" (
    "conflictId" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProviderSettlement_pkey" PRIMARY KEY ("conflictId")
);
ALTER TABLE "ProviderSettlement" ADD CONSTRAINT "ProviderSettlement_conflictId_fkey" FOREIGN KEY ("conflictId") REFERENCES "ProviderConflict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "ProviderConflict_orgId_at_idx" ON "ProviderConflict"("orgId", "at");
GRANT SELECT, INSERT ON "ProviderSettlement" TO askonce_app;
REVOKE UPDATE, DELETE ON "ProviderSettlement" FROM askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ProviderSettlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "ProviderSettlement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
