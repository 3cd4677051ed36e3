-- The last number given in a batch is read from its end, so that notices can be written a stretch at a time.
CREATE INDEX "PaymentNotice_orgId_ref_no_idx" ON "PaymentNotice"("orgId", "ref", "no");
