-- Account numbers are also looked up without their letters, phones by their last digits, homes by their numbers alone.
CREATE INDEX account_no_digits ON "Agreement" ("orgId", ltrim("accountNo", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') text_pattern_ops);
CREATE INDEX contact_phone_tail ON "Contact" ("orgId", reverse("phoneDigits") text_pattern_ops);
CREATE INDEX premise_numbers ON "Premise" ("orgId", "buildingNo", "entranceNo", "roomNo");
