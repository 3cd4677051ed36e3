// The process that does a worker's part of a bench, by itself, so that its memory is its own.
type Job =
  | { job: 'start-billing' }
  | { job: 'verify' }
  | { job: 'season-run'; periodCode: string }
  | { job: 'bank-return'; path: string }
  | { job: 'draw-photos' }

async function work(given: Job): Promise<Record<string, number>> {
  const { db } = await import('@/lib/platform/db')
  const { contextOf, systemContext } = await import('@/prisma/seed/builders')
  const org = await db().org.findFirstOrThrow({ where: { code: 'bulk' }, select: { id: true } })
  const system = () => systemContext(db(), org.id, new Date(), 'bench')
  if (given.job === 'start-billing') {
    const { startBilling } = await import('@/lib/billing/edit-tariff')
    await startBilling(system())
    return {}
  }
  if (given.job === 'verify') {
    const { verifyLedger } = await import('@/lib/billing/verify-ledger')
    const { findings } = await verifyLedger(system())
    const wrong = findings.filter(({ check }) => check !== 'receipt-missing') // the floors write receipts of no series
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
    return { payments: await db().payment.count() }
  }
  const since = () => {
    const at = performance.now()
    return () => (performance.now() - at) / 1000
  }
  if (given.job === 'draw-photos') {
    const { drawPhotos } = await import('@/lib/jobs/draw-photos')
    const took = since()
    let drawn = 0
    for (let taken = 1; taken > 0; drawn += taken) ({ taken } = await drawPhotos(db(), new Date()))
    return { drawn, seconds: took() }
  }
  if (given.job === 'season-run') {
    const { advanceRun } = await import('@/lib/billing/season-run')
    const { orderRun } = await import('../support/season')
    const manager = await db().staff.findFirstOrThrow({ where: { username: 'bulk-manager1' }, select: { id: true } })
    const run = async (mode: 'dry' | 'issue') => {
      const took = since()
      const ctx = await contextOf(db(), manager.id, new Date())
      const { runId } = await orderRun(ctx, mode, given.periodCode)
      while (await advanceRun(system(), runId));
      return took()
    }
    return { rehearse: await run('dry'), issue: await run('issue') }
  }
  const { importReturnFile } = await import('@/lib/billing/import-return')
  const took = since()
  const { posted, failed, quarantined } = await importReturnFile(system(), given.path, 'return.txt', 'icbc')
  return { seconds: took(), posted, failed, quarantined }
}

const figures = await work(JSON.parse(process.argv[2]!) as Job)
const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.send?.({ ...figures, mebibytes })
process.exit(0)
export {}
