import 'server-only'
import type { Context } from '@/lib/platform/context'
import { addLine, emptyTotals, isHopeless, type ReturnTotals } from '../rules/return-totals'
import { bankLines, type Inspected, type Source } from './bank-lines'
import type { Layout } from './layouts'

const AT_A_TIME = 1000
type Row = Record<string, string | number | boolean>

/** Writes a stretch of lines beside the ledger; lines that stand there already (an earlier attempt was cut short) stay. */
async function stage(ctx: Context, fileId: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO "BankLine" ("fileId", n, "orgId", "batchNo", serial, "accountNo", "agreementNo", name, "amountFen", code, success, state, reason, raw)
    SELECT ${fileId}::uuid, n, ${ctx.actor.orgId}::uuid, b, s, a, g, m, f, c, o, t, r, w
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(n int, b text, s text, a text, g text, m text, f bigint, c text, o boolean, t text, r text, w text)
    ON CONFLICT DO NOTHING`
}

const BLANK = { s: '', a: '', g: '', m: '', f: '0', c: '', o: false, r: '', w: '' }

/** Reads the whole file once: every line is kept, and its totals are counted before anything is posted. */
export async function stageReturn(
  ctx: Context,
  fileId: string,
  {
    source,
    file,
    layout,
    onProgress,
  }: { source: Source; file: Inspected; layout: Layout; onProgress?: (lines: number) => void },
): Promise<{ totals: ReturnTotals; lines: number }> {
  const totals = emptyTotals()
  let [rows, lines]: [Row[], number] = [[], 0]
  for await (const line of bankLines(source, layout.body, file.encoding)) {
    addLine(totals, line)
    lines = line.n
    const b = totals.batchNo ?? ''
    const { read, n } = line
    if (read.kind === 'broken') rows.push({ ...BLANK, n, b, t: 'quarantined', r: read.why, w: read.raw })
    if (read.kind === 'detail') {
      const { serial, accountNo, agreementNo, name, amountFen, code, success } = read.detail
      const said = { s: serial, a: accountNo, g: agreementNo, m: name, f: String(amountFen), c: code, o: success }
      rows.push({ ...BLANK, n, b, t: 'staged', ...said })
    }
    if (isHopeless(totals)) break
    if (rows.length < AT_A_TIME) continue
    await stage(ctx, fileId, rows)
    rows = []
    onProgress?.(lines)
  }
  await stage(ctx, fileId, rows)
  return { totals, lines }
}
