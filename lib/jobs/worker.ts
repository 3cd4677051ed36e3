// The worker process: fires timers, seals the record, keeps house. Any number of them may run; each may be killed at any moment.
import { setTimeout as sleep } from 'node:timers/promises'
import { assertDatabase } from '@/lib/platform/assert-database'
import { wallClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { JOBS, type Job } from './catalogue'

const stopping = new AbortController()
const isStopping = () => stopping.signal.aborted

/** A pause that ends at once when the worker is asked to stop. */
const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

async function runOnce(job: Job): Promise<boolean> {
  try {
    const { did, again } = await job.run(db(), wallClock())
    if (did) logger().info({ job: job.name, ...did }, 'done')
    return again ?? false
  } catch (error) {
    logger().error({ job: job.name, error: error instanceof Error ? error.message : String(error) }, 'failed')
    return false
  }
}

/** A job again and again, never beside itself in this process; what it has begun it ends. */
async function keepRunning(job: Job): Promise<void> {
  while (!isStopping()) if (!(await runOnce(job))) await pause(job.everyMs)
}

async function main(): Promise<void> {
  await assertDatabase(db())
  logger().info({ jobs: JOBS.map(({ name }) => name) }, 'worker runs')
  process.send?.({ ready: true })
  await Promise.all(JOBS.map(keepRunning))
  await db().$disconnect()
  logger().info('worker stopped')
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort())
process.once('disconnect', () => stopping.abort())

main().then(
  () => process.exit(0),
  (error: unknown) => {
    logger().fatal({ error: error instanceof Error ? error.message : String(error) }, 'worker cannot run')
    process.exit(1)
  },
)
