import 'server-only'
import { db } from './db'

/** Whether the database answers now; what a load balancer asks. */
export async function isReady(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`
    return true
  } catch {
    return false
  }
}
