import 'server-only'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** In a query over tickets `t`: which clock runs out first. */
export const NEXT_CLOCK = Prisma.sql`(SELECT k.clock FROM "Clock" k WHERE k."ticketId" = t.id AND k."doneAt" IS NULL AND k.state IN ('running', 'broken') ORDER BY k."dueAt" LIMIT 1)`
