-- Account numbers are also looked up without their letters.
CREATE INDEX account_no_digits ON "Agreement" ("orgId", ltrim("accountNo", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') text_pattern_ops);
