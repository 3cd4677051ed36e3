-- Whoever called about a matter hears how it ended, each once; what was said to them stays as it was written.
CREATE TABLE "CallerTold" (
    "id" UUID NOT NULL,
    "orgId" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "callId" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CallerTold_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CallerTold_callId_key" ON "CallerTold"("callId");
CREATE INDEX "CallerTold_orgId_ticketId_idx" ON "CallerTold"("orgId", "ticketId");
ALTER TABLE "CallerTold" ADD CONSTRAINT caller_told_how CHECK (how IN ('phone', 'sms', 'in-person', 'other') AND length(words) > 0);
GRANT SELECT, INSERT ON "CallerTold" TO askonce_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "CallerTold" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON "CallerTold" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nobody hears a result that is not there yet.
CREATE FUNCTION guard_caller_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "TicketCall" c JOIN "Ticket" t ON t.id = c."ticketId"
                 WHERE c.id = NEW."callId" AND t.id = NEW."ticketId" AND t."orgId" = NEW."orgId" AND t.status IN ('resolved', 'closed')) THEN
    RAISE EXCEPTION 'there is no result to tell yet' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER caller_told_result BEFORE INSERT ON "CallerTold" FOR EACH ROW EXECUTE FUNCTION guard_caller_told();
