-- What the database itself refuses, whoever asks.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The role the application works as: reads and writes, no DELETE of records, no DDL.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'askonce_app') THEN
    BEGIN
      CREATE ROLE askonce_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
    END;
  END IF;
  EXECUTE format('GRANT askonce_app TO %I', current_user);
END $$;

GRANT USAGE ON SCHEMA public TO askonce_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO askonce_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO askonce_app;
-- Housekeeping rows may go; records may not.
GRANT DELETE ON "rate_limit", "Presence", "RequestKey" TO askonce_app;
-- What has been written there stays as it was written.
REVOKE UPDATE ON "Event", "EventSeal", "ClockEvent", "Fact", "TicketCall", "ContactAttempt", "Reading", "PriceConsent", "ProgressReport" FROM askonce_app;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Event', 'EventSeal', 'ClockEvent', 'Fact', 'TicketCall', 'ContactAttempt', 'Reading', 'PriceConsent', 'ProgressReport'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;

-- Words that mean something to the program are from closed lists.
ALTER TABLE "Ticket" ADD CONSTRAINT ticket_status CHECK (status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved','closed','archived','withdrawn'));
ALTER TABLE "Ticket" ADD CONSTRAINT ticket_kind CHECK (kind IN ('inquiry','repair','leak','complaint','urge','suggestion','praise','service-request'));
ALTER TABLE "Ticket" ADD CONSTRAINT ticket_counts CHECK ("openOrders" >= 0 AND "returnCount" >= 0 AND "urgeCount" >= 0 AND "reopenCount" >= 0 AND level >= 0);
ALTER TABLE "WorkOrder" ADD CONSTRAINT order_status CHECK (status IN ('sent','accepted','in-progress','done','incomplete','cancelled'));
ALTER TABLE "Clock" ADD CONSTRAINT clock_state CHECK (state IN ('running','paused','kept','broken','cancelled'));
ALTER TABLE "ClockEvent" ADD CONSTRAINT clock_event_kind CHECK (kind IN ('start','pause','resume','fulfil','cancel','repolicy'));
ALTER TABLE "ClockEvent" ADD CONSTRAINT clock_event_reason CHECK (kind NOT IN ('pause','cancel','repolicy') OR reason IS NOT NULL);
ALTER TABLE "Commitment" ADD CONSTRAINT commitment_state CHECK (state IN ('open','kept','broken','replaced'));
ALTER TABLE "FollowUp" ADD CONSTRAINT follow_up_state CHECK (state IN ('open','solved','not-solved','unreachable'));
ALTER TABLE "FollowUp" ADD CONSTRAINT follow_up_attempts CHECK (attempts BETWEEN 0 AND 20);
ALTER TABLE "PriceConsent" ADD CONSTRAINT consent_amount CHECK ("amountFen" > 0);
ALTER TABLE "Fact" ADD CONSTRAINT fact_reask CHECK (round = 1 OR length("reaskReason") > 0);
ALTER TABLE "Dispatch" ADD CONSTRAINT dispatch_overrule CHECK ("proposedUnitId" IS NULL OR "proposedUnitId" = "unitId" OR length("overruleReason") > 0);
ALTER TABLE "Dispatch" ADD CONSTRAINT dispatch_return CHECK ("returnedAt" IS NULL OR length("returnReason") > 0);

-- One open of each.
CREATE UNIQUE INDEX one_open_dispatch ON "Dispatch" ("ticketId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX one_open_follow_up ON "FollowUp" ("ticketId") WHERE state = 'open';
CREATE UNIQUE INDEX one_open_order_of_a_kind ON "WorkOrder" ("ticketId", kind) WHERE status IN ('sent','accepted','in-progress');
CREATE UNIQUE INDEX one_open_difficult_case ON "DifficultCase" ("ticketId") WHERE "answeredAt" IS NULL;

-- The lifecycle: a ticket moves only along these edges, even in SQL.
CREATE FUNCTION guard_ticket_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.no <> OLD.no OR NEW."orgId" <> OLD."orgId" OR NEW."openedAt" <> OLD."openedAt" THEN
    RAISE EXCEPTION 'a ticket keeps its number, company and opening time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = OLD.status THEN RETURN NEW; END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('received','dispatched'), ('returned','dispatched'), ('reopened','dispatched'),
    ('dispatched','accepted'), ('dispatched','returned'), ('accepted','returned'),
    ('accepted','in-progress'), ('in-progress','accepted'), ('accepted','resolved'), ('in-progress','resolved'),
    ('received','resolved'), ('reopened','resolved'), ('returned','resolved'),
    ('resolved','closed'), ('resolved','reopened'), ('closed','reopened'), ('closed','archived'),
    ('received','withdrawn'), ('dispatched','withdrawn'), ('returned','withdrawn'), ('reopened','withdrawn'), ('accepted','withdrawn')
  ) THEN
    RAISE EXCEPTION 'a ticket does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status IN ('resolved','closed','withdrawn') AND NEW."openOrders" > 0 THEN
    RAISE EXCEPTION 'work orders are still open' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'reopened' AND NEW.level <= OLD.level THEN
    RAISE EXCEPTION 'a reopened ticket goes one level up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ticket_move BEFORE UPDATE ON "Ticket" FOR EACH ROW EXECUTE FUNCTION guard_ticket_move();

-- The hand that did the work does not follow it up.
CREATE FUNCTION guard_follow_up_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."ownerId" IS NOT NULL AND EXISTS (
    SELECT FROM "Visit" v WHERE v."ticketId" = NEW."ticketId" AND v."orgId" = NEW."orgId" AND (v."byId" = NEW."ownerId"
      OR EXISTS (SELECT FROM "CrewMember" m WHERE m."crewId" = v."crewId" AND m."staffId" = NEW."ownerId"))
  ) THEN
    RAISE EXCEPTION 'the crew that did the work does not follow it up' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'open' AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'a final answer is final' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_owner BEFORE INSERT OR UPDATE ON "FollowUp" FOR EACH ROW EXECUTE FUNCTION guard_follow_up_owner();

-- No attempt after the final answer.
CREATE FUNCTION guard_contact_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.purpose = 'follow-up' AND NOT EXISTS (SELECT FROM "FollowUp" f WHERE f."ticketId" = NEW."refId" AND f.state = 'open') THEN
    RAISE EXCEPTION 'there is no open follow-up to call for' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_attempt_open BEFORE INSERT ON "ContactAttempt" FOR EACH ROW EXECUTE FUNCTION guard_contact_attempt();

-- Look-ups.
CREATE INDEX contact_phone_partial ON "Contact" USING gin ("phoneDigits" gin_trgm_ops);
CREATE INDEX person_name ON "Person" ("orgId", "nameFolded" text_pattern_ops);
CREATE INDEX person_initials ON "Person" ("orgId", "pinyinInitials" text_pattern_ops);
CREATE INDEX person_pinyin ON "Person" ("orgId", "pinyinFull" text_pattern_ops);
CREATE INDEX account_no_prefix ON "Agreement" ("orgId", "accountNo" text_pattern_ops);
CREATE INDEX ticket_search ON "Ticket" USING gin (search);
CREATE INDEX ticket_no_prefix ON "Ticket" ("orgId", no text_pattern_ops);
CREATE INDEX ticket_caller ON "Ticket" ("orgId", "callerDigits", "openedAt" DESC);
CREATE INDEX ticket_contact ON "Ticket" ("orgId", "contactDigits", "openedAt" DESC);
-- Queues hold only open tickets: small indexes however long the history.
CREATE INDEX ticket_open_due ON "Ticket" ("orgId", "nextDueAt", id) WHERE status IN ('received','dispatched','accepted','in-progress','returned','reopened');
CREATE INDEX ticket_open_unit ON "Ticket" ("orgId", "unitId", "nextDueAt", id) WHERE status IN ('received','dispatched','accepted','in-progress','returned','reopened');
CREATE INDEX ticket_open_building ON "Ticket" ("orgId", "buildingId") WHERE status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');
CREATE INDEX ticket_open_riser ON "Ticket" ("orgId", "riserId") WHERE status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');
CREATE INDEX ticket_open_zone ON "Ticket" ("orgId", zone) WHERE status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');
CREATE INDEX ticket_status_changed ON "Ticket" ("orgId", status, "changedAt" DESC, id);
CREATE INDEX timer_due ON "Timer" ("dueAt") WHERE "firedAt" IS NULL AND "cancelledAt" IS NULL;
CREATE INDEX timer_subject ON "Timer" ("subjectId") WHERE "firedAt" IS NULL AND "cancelledAt" IS NULL;
CREATE UNIQUE INDEX one_community_of_a_name ON "Premise" ("orgId", name) WHERE kind = 'community';
CREATE UNIQUE INDEX one_pack_version ON "PolicyPack" ("orgId", topic, region, coalesce(service, ''), version);

-- The same matter of the same customer is one ticket: a second call joins it.
CREATE UNIQUE INDEX one_open_matter_of_an_account ON "Ticket" ("orgId", "agreementId", service, kind, matter)
  WHERE "agreementId" IS NOT NULL AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');
CREATE UNIQUE INDEX one_open_matter_of_a_caller ON "Ticket" ("orgId", "callerDigits", service, kind, matter)
  WHERE "agreementId" IS NULL AND "callerDigits" <> '' AND status IN ('received','dispatched','accepted','in-progress','returned','reopened','resolved');
