-- What was said, when it came and what was promised stay: the application changes a ticket, a promise and a timer only in what moves.
REVOKE UPDATE ON "Ticket", "Commitment", "Timer", "Clock" FROM askonce_app;
GRANT UPDATE (status, version, level, "ownerId", "unitId", "crewId", "openOrders", "returnCount", "urgeCount", "reopenCount", "nextDueAt",
  "resolvedAt", "closedAt", "changedAt", outcome, upset, "rulingOpen", "ruledUnitId", "orderUnitIds", "orderCrewIds", "grossAt") ON "Ticket" TO askonce_app;
GRANT UPDATE (state, "settledAt", "warnedAt", "tellBy", "customerToldAt", "toldById", "toldHow", "toldWords") ON "Commitment" TO askonce_app;
GRANT UPDATE ("leaseUntil", attempts, "firedAt", "cancelledAt", "lastError") ON "Timer" TO askonce_app;
GRANT UPDATE (state, "startedAt", "dueAt", "warnAt", "doneAt", "breachedAt", "limitMinutes", counting, source, "packVersion") ON "Clock" TO askonce_app;

-- Written once and never rewritten by a verb: rules and their sources, calendars, clauses, flags, stops, the company, the network, seasons.
REVOKE UPDATE ON "PolicyPack", "CalendarYear", "Clause", "Flag", "Outage", "Org", "NetworkNode", "BillingPeriod" FROM askonce_app;

-- A clock moves only by an event of its own, written with it; without one it can only be found broken, at the moment it was due.
CREATE FUNCTION guard_clock() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state = 'broken' AND OLD.state = 'running' AND NEW."breachedAt" IS NOT DISTINCT FROM OLD."dueAt"
     AND (NEW."startedAt", NEW."dueAt", NEW."warnAt", NEW."doneAt", NEW."limitMinutes", NEW.counting, NEW.source, NEW."packVersion")
       IS NOT DISTINCT FROM
       (OLD."startedAt", OLD."dueAt", OLD."warnAt", OLD."doneAt", OLD."limitMinutes", OLD.counting, OLD.source, OLD."packVersion") THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT FROM "ClockEvent" e WHERE e."ticketId" = NEW."ticketId" AND e.clock = NEW.clock AND e.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a clock moves only by an event of its own' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clock_moves_by_events BEFORE UPDATE ON "Clock" FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION guard_clock();

-- A settled promise stays settled; only a crew's arrival the server hears of late finds one kept that it thought broken. Told is told.
CREATE FUNCTION guard_commitment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.state <> 'open' AND (NEW.state, NEW."settledAt") IS DISTINCT FROM (OLD.state, OLD."settledAt")
     AND NOT (OLD.state = 'broken' AND NEW.state = 'kept' AND OLD."orderId" IS NOT NULL) THEN
    RAISE EXCEPTION 'a settled promise stays settled' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'kept' AND OLD.state = 'open' AND OLD."orderId" IS NULL AND NEW."settledAt" > OLD."dueAt" THEN
    RAISE EXCEPTION 'a promise kept late was broken' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."customerToldAt" IS NOT NULL AND (NEW."customerToldAt", NEW."toldById", NEW."toldHow", NEW."toldWords")
     IS DISTINCT FROM (OLD."customerToldAt", OLD."toldById", OLD."toldHow", OLD."toldWords") THEN
    RAISE EXCEPTION 'what a customer was told stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commitment_settles_once BEFORE UPDATE ON "Commitment" FOR EACH ROW EXECUTE FUNCTION guard_commitment();

-- A timer that fired or was called off does so once.
CREATE FUNCTION guard_timer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a timer is over once' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER timer_over_once BEFORE UPDATE ON "Timer" FOR EACH ROW
  WHEN ((OLD."firedAt" IS NOT NULL AND NEW."firedAt" IS DISTINCT FROM OLD."firedAt")
    OR (OLD."cancelledAt" IS NOT NULL AND NEW."cancelledAt" IS DISTINCT FROM OLD."cancelledAt"))
  EXECUTE FUNCTION guard_timer();
