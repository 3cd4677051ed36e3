-- An account may have several bills in one batch: its lines are told apart by their turn, and each bill is settled by one of them.
ALTER TABLE "BankLine" ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 1;

DROP INDEX one_posting_of_a_line;
CREATE UNIQUE INDEX one_posting_of_a_bill ON "BankLine" ("orgId", "batchNo", "billId") WHERE state = 'posted';
CREATE INDEX bank_line_taken ON "BankLine" ("orgId", "batchNo", "accountNo") WHERE state IN ('posted', 'suspense');
