-- What was sent by mistake goes back to the dispatchers, as it came.
CREATE OR REPLACE FUNCTION guard_ticket_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.no <> OLD.no OR NEW."orgId" <> OLD."orgId" OR NEW."openedAt" <> OLD."openedAt" THEN
    RAISE EXCEPTION 'a ticket keeps its number, company and opening time' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = OLD.status THEN RETURN NEW; END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('received','dispatched'), ('returned','dispatched'), ('reopened','dispatched'),
    ('dispatched','accepted'), ('dispatched','returned'), ('accepted','returned'), ('dispatched','received'), ('accepted','received'),
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
