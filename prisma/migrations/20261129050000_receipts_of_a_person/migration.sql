-- The receipts a person has just given, newest first; those of the banks have nobody at a till.
CREATE INDEX payment_of_a_person ON "Payment" ("orgId", "byId", at DESC, no DESC) WHERE place IN ('hall', 'door');
