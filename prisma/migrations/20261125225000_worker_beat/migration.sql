-- When a worker was last at work: without one no clock rings and nothing is sealed, and that must be seen.
CREATE TABLE "WorkerBeat" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "WorkerBeat_pkey" PRIMARY KEY ("id")
);
GRANT SELECT, INSERT, UPDATE ON "WorkerBeat" TO askonce_app;
