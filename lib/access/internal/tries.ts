import 'server-only'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { poolConfig } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'

const TRIES = 10
const WINDOW_SECONDS = 15 * 60

const shared = globalThis as typeof globalThis & { askOnceLimiter?: RateLimiterPostgres }

/** An idle connection may be cut by a restart of the database: the pool opens another, and the process lives. */
function limiterPool(): pg.Pool {
  const pool = new pg.Pool(poolConfig(env().DATABASE_URL, 2))
  pool.on('error', (error) => logger().warn({ error: error.message }, 'a connection of the sign-in limiter was cut'))
  return pool
}

function limiter(): RateLimiterPostgres {
  shared.askOnceLimiter ??= new RateLimiterPostgres({
    storeClient: limiterPool(),
    tableName: 'rate_limit',
    tableCreated: true,
    points: TRIES,
    duration: WINDOW_SECONDS,
  })
  return shared.askOnceLimiter
}

/** Counts one try at a password; false when ten in fifteen minutes are used up. Counted apart from any transaction. */
export async function countTry(bucket: string): Promise<boolean> {
  try {
    await limiter().consume(bucket)
    return true
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}

/** A right password clears the count. */
export async function forgetTries(bucket: string): Promise<void> {
  await limiter().delete(bucket)
}
