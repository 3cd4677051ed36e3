import { systemContext } from '@/prisma/seed/builders'
import type { PrismaDb } from '@/lib/platform/db'
import { fireTimer } from '@/lib/tickets/fire-timer'

/** Fires everything due by then, each at its own time, as the worker does; what firing plans for before then fires too. */
export async function passTo(db: PrismaDb, orgId: string, now: Date): Promise<void> {
  for (;;) {
    const timer = await db.timer.findFirst({
      where: { orgId, firedAt: null, cancelledAt: null, dueAt: { lte: now } },
      orderBy: [{ dueAt: 'asc' }, { step: 'asc' }],
    })
    if (!timer) return
    await fireTimer(systemContext(db, orgId, timer.dueAt), timer)
  }
}
