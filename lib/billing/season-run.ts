import 'server-only'
import { authorize } from '@/lib/access/authorize'
import { holdSeasonFacts } from '@/lib/accounts/hold-season-facts'
import { recordEvent } from '@/lib/audit/record-event'
import { notFound, refuseIf } from '@/lib/kernel/errors'
import { yuanText } from '@/lib/kernel/money'
import type { Context, StaffContext, SystemContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/platform/transaction'
import type { StartRunInput } from './inputs'
import { rehearsalBlockers } from './internal/rehearsal'
import { seasonGate } from './internal/season-gate'
import { issueBills, nextBills, tariffsOn, type Period } from './internal/bill-stretch'
import { emptyReport, type RunReport } from './rules/run-report'

const STRETCH = 4000

async function findPeriod(ctx: Context, service: string, code: string): Promise<Period> {
  const [row] = await ctx.db.$queryRaw<Period[]>`
    SELECT code, service, "startsOn"::text AS "startsOn", "endsOn"::text AS "endsOn", "dueOn"::text AS "dueOn", "stopUseBy"::text AS "stopUseBy"
    FROM "BillingPeriod"
    WHERE "orgId" = ${ctx.actor.orgId}::uuid AND service = ${service} AND code = ${code}`
  return row ?? notFound()
}

/**
 * Orders the bills of a period, or their rehearsal; the worker does it. Bills are issued only on top of a rehearsal that is done.
 * Blockers: run_waiting (one run of a period at a time), those of rehearsalBlockers and seasonGate.
 */
export async function startRun(ctx: StaffContext, input: StartRunInput): Promise<{ runId: string }> {
  authorize(ctx, 'season:run')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const { service, periodCode, mode } = input
    const period = await findPeriod(tx, service, periodCode)
    const of = { orgId, service, periodCode }
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('season-run ' || ${orgId}::text, 0))`
    const open = await tx.db.seasonRun.findFirst({
      where: { ...of, status: { in: ['waiting', 'running'] } },
      select: { id: true },
    })
    refuseIf([
      ...(open ? [{ code: 'run_waiting' }] : []),
      ...(mode === 'issue' ? await rehearsalBlockers(tx, period) : []),
      ...(mode === 'issue' ? await seasonGate(tx, period) : []),
    ])
    const total = await tx.db.agreement.count({ where: { orgId, service } })
    const runId = newId()
    const by = { byId: tx.actor.id, byName: tx.actor.name, at: tx.now }
    const row = { id: runId, ...of, mode, status: 'waiting', total, exceptions: {}, largest: [], ...by }
    await tx.db.seasonRun.create({ data: row, select: { id: true } })
    const data = { service, period: periodCode, mode, total }
    await recordEvent(tx, { type: 'season-run.started', subject: 'season-run', subjectId: runId, data })
    return { runId }
  })
}

/** Carries the next stretch of a run, all or nothing; a crash loses at most this stretch. False when the run is over or another worker has it. */
export async function advanceRun(ctx: SystemContext, runId: string): Promise<boolean> {
  authorize(ctx, 'season:run')
  return inTransaction(ctx, async (tx) => {
    const [run] = await tx.db.$queryRaw<
      {
        service: string
        periodCode: string
        mode: string
        cursor: string
        done: number
        billed: number
        sumFen: bigint
        exceptions: RunReport['exceptions']
        largest: RunReport['largest']
      }[]
    >`SELECT * FROM "SeasonRun" WHERE id = ${runId}::uuid AND "orgId" = ${tx.actor.orgId}::uuid AND status IN ('waiting', 'running') FOR UPDATE SKIP LOCKED`
    if (!run) return false
    await holdSeasonFacts(tx, 'alone')
    const period = await findPeriod(tx, run.service, run.periodCode)
    const tariffs = await tariffsOn(tx, run.service, period.startsOn)
    const report: RunReport = { ...emptyReport(), exceptions: run.exceptions, largest: run.largest }
    const { bills, seen, cursor } = await nextBills(tx, period, tariffs, report, run.cursor, STRETCH)
    if (run.mode === 'issue') await issueBills(tx, runId, period, bills, `season-run:${runId}:${run.cursor}`)
    const over = seen < STRETCH
    const sumFen = run.sumFen + bills.reduce((sum, { fen }) => sum + BigInt(fen), 0n)
    const [done, billed] = [run.done + seen, run.billed + bills.length]
    const state = { status: over ? 'done' : 'running', finishedAt: over ? tx.now : null }
    await tx.db.seasonRun.update({
      where: { id: runId },
      data: { cursor, done, billed, sumFen, exceptions: report.exceptions, largest: report.largest, ...state },
      select: { id: true },
    })
    await tx.db.$executeRaw`SELECT pg_notify('askonce', ${`${tx.actor.orgId} season-run ${runId}`})`
    if (over) {
      const data = { service: run.service, period: run.periodCode, mode: run.mode, billed, sum: yuanText(sumFen) }
      await recordEvent(tx, { type: 'season-run.finished', subject: 'season-run', subjectId: runId, data })
    }
    return !over
  })
}

/** Runs that wait or were cut short, of every company: what the worker takes up. */
export async function openRuns(ctx: SystemContext): Promise<{ id: string; orgId: string; byName: string }[]> {
  authorize(ctx, 'season:run')
  return ctx.db.seasonRun.findMany({
    where: { status: { in: ['waiting', 'running'] } },
    orderBy: { at: 'asc' },
    take: 20,
    select: { id: true, orgId: true, byName: true },
  })
}
