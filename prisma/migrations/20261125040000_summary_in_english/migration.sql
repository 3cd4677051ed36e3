-- One line of the matter in English too, composed from the same facts when the call is saved; empty on what was saved before.
ALTER TABLE "Ticket" ADD COLUMN "summaryEn" TEXT NOT NULL DEFAULT '';
