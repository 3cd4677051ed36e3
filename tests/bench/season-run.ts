// `npm run bench -- season-run --agreements N`: a season's rehearsal and issue by the worker, against one INSERT … SELECT written by
// hand that makes the same bills, entries and balances in an equal database.
import { parseArgs } from 'node:util'
import { line, step } from '@/lib/cli/steps/say.mjs'
import { copyOf } from './database'
import { billByHand, billed, inWorker, moneyDatabase } from './money-database'
import { hundredth, keep, runMain } from './report'

const { values } = parseArgs({
  allowPositionals: true,
  options: { agreements: { type: 'string', default: '1000000' } },
})
const agreements = Number(values.agreements)

runMain(async () => {
  const base = await moneyDatabase(agreements)
  try {
    const handUrl = await copyOf(base.url, 'by_hand')
    const floor = await step('one statement by hand', () => billByHand(handUrl, base.code))
    const oursUrl = await copyOf(base.url, 'ours')
    const ours = await step('rehearsal and issue', () =>
      inWorker(oursUrl, { job: 'season-run', periodCode: base.code }),
    )
    const [hand, own] = [await billed(handUrl), await billed(oursUrl)]
    if (hand.bills !== own.bills || hand.fen !== own.fen || hand.owed !== own.owed)
      throw new Error(`not the same bills: ${JSON.stringify({ hand, own })}`)
    const rows = own.bills + own.entries + own.journals
    const perSecond = (seconds: number) => Math.round(rows / seconds)
    const { rehearse, issue, mebibytes } = ours as { rehearse: number; issue: number; mebibytes: number }
    const row = {
      case: 'season-run',
      agreements: own.bills,
      rows,
      seconds: { rehearse: hundredth(rehearse), issue: hundredth(issue), floor: hundredth(floor) },
      rowsPerSecond: {
        both: perSecond(rehearse + issue),
        issue: perSecond(issue),
        floor: Math.round((hand.bills + hand.entries + hand.journals) / floor),
      },
      ratio: hundredth(floor / (rehearse + issue)),
      issueRatio: hundredth(floor / issue),
      workerMiB: mebibytes,
    }
    line(
      `${own.bills} bills, ${rows} rows: by hand ${row.seconds.floor} s (${row.rowsPerSecond.floor}/s), rehearsal ${row.seconds.rehearse} s, issue ${row.seconds.issue} s`,
    )
    line(
      `ratio ${row.ratio} with the rehearsal (${row.rowsPerSecond.both} rows/s), ${row.issueRatio} the issue alone (${row.rowsPerSecond.issue} rows/s); target at least 0.25; worker at most ${mebibytes} MiB`,
    )
    await keep(`season-run-${agreements}`, base.url, { agreements }, [row])
  } finally {
    await base.stop()
  }
})
