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
import { asRehearsed, keepStretch, openMode, rehearsalBlockers } from './internal/rehearsal'
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
 * Orders the bills of a period, or their rehearsal; the worker does it. Bills are issued on the rehearsal that was confirmed, the latest, and come
 * to what it came to. Blockers: run_waiting (one run of a period at a time), rehearsal_waiting, those of rehearsalBlockers and seasonGate.
 */
export async function startRun(ctx: StaffContext, input: StartRunInput): Promise<{ runId: string }> {
  authorize(ctx, 'season:run')
  return inTransaction(ctx, async (tx) => {
    const { orgId } = tx.actor
    const { service, periodCode, mode, rehearsal } = input
    const period = await findPeriod(tx, service, periodCode)
    const of = { orgId, service, periodCode }
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('season-run ' || ${orgId}::text, 0))`
    const issues = mode === 'issue'
    const open = await openMode(tx, period)
    refuseIf(open ? [{ code: issues && open === 'dry' ? 'rehearsal_waiting' : 'run_waiting' }] : [])
    refuseIf(issues ? [...(await rehearsalBlockers(tx, period, rehearsal)), ...(await seasonGate(tx, period))] : [])
    const total = await tx.db.agreement.count({ where: { orgId, service } })
    const runId = newId()
    const by = { byId: tx.actor.id, byName: tx.actor.name, at: tx.now }
    const named = { rehearsalId: issues ? rehearsal!.runId : null }
    const row = { id: runId, ...of, mode, status: 'waiting', total, exceptions: {}, largest: [], ...named, ...by }
    await tx.db.seasonRun.create({ data: row, select: { id: true } })
    const data = { service, period: periodCode, mode, total }
    await recordEvent(tx, { type: 'season-run.started', subject: 'season-run', subjectId: runId, data })
    return { runId }
  })
}

type Run = {
  id: string
  service: string
  periodCode: string
  mode: string
  cursor: string
  done: number
  billed: number
  sumFen: bigint
  exceptions: RunReport['exceptions']
  largest: RunReport['largest']
  rehearsalId: string | null
}

/** An issue that no longer comes to what was confirmed stops before the stretch that differs. */
async function stop(tx: SystemContext, run: Run): Promise<false> {
  await tx.db.seasonRun.update({
    where: { id: run.id },
    data: { status: 'stopped', finishedAt: tx.now },
    select: { id: true },
  })
  await tx.db.$executeRaw`SELECT pg_notify('askonce', ${`${tx.actor.orgId} season-run ${run.id}`})`
  const data = { service: run.service, period: run.periodCode, billed: run.billed, sum: yuanText(run.sumFen) }
  await recordEvent(tx, { type: 'season-run.stopped', subject: 'season-run', subjectId: run.id, data })
  return false
}

/**
 * Carries the next stretch of a run, all or nothing; a crash loses at most this stretch. A stretch of an issue that is not what was rehearsed
 * stops the run. False when the run is over or another worker has it.
 */
export async function advanceRun(ctx: SystemContext, runId: string): Promise<boolean> {
  authorize(ctx, 'season:run')
  return inTransaction(ctx, async (tx) => {
    const [run] = await tx.db.$queryRaw<Run[]>`
      SELECT * FROM "SeasonRun" WHERE id = ${runId}::uuid AND "orgId" = ${tx.actor.orgId}::uuid AND status IN ('waiting', 'running') FOR UPDATE SKIP LOCKED`
    if (!run) return false
    await holdSeasonFacts(tx, 'alone')
    const period = await findPeriod(tx, run.service, run.periodCode)
    const tariffs = await tariffsOn(tx, run.service, period.startsOn)
    const report: RunReport = { ...emptyReport(), exceptions: run.exceptions, largest: run.largest }
    const { bills, seen, cursor } = await nextBills(tx, period, tariffs, report, run.cursor, STRETCH)
    if (run.mode === 'dry') await keepStretch(tx, runId, run.cursor, bills)
    else if (await asRehearsed(tx, run.rehearsalId, run.cursor, bills))
      await issueBills(tx, runId, period, bills, `season-run:${runId}:${run.cursor}`)
    else return stop(tx, run)
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
