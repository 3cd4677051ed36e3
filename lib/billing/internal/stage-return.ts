import 'server-only'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import { addLine, emptyTotals, isHopeless, type ReturnTotals } from '../rules/return-totals'
import { bankLines, type Inspected, type Source } from './bank-lines'
import type { Layout } from './layouts'

const AT_A_TIME = 1000
type Row = Record<string, string | number | boolean>

/** Writes a stretch of lines beside the ledger; those that stand there already (an earlier attempt was cut short) stay. Gives how many of them read otherwise. */
async function stage(ctx: Context, fileId: string, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0
  const read = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(n int, b text, s text, a text, g text, m text, f bigint, c text, o boolean, t text, r text, w text)`
  const written = await ctx.db.$executeRaw`
    INSERT INTO "BankLine" ("fileId", n, "orgId", "batchNo", serial, "accountNo", "agreementNo", name, "amountFen", code, success, state, reason, raw)
    SELECT ${fileId}::uuid, n, ${ctx.actor.orgId}::uuid, b, s, a, g, m, f, c, o, t, r, w FROM ${read}
    ON CONFLICT DO NOTHING`
  if (written === rows.length) return 0
  const [other] = await ctx.db.$queryRaw<{ lines: number }[]>`
    SELECT count(*)::int AS lines FROM ${read} LEFT JOIN "BankLine" l ON l."fileId" = ${fileId}::uuid AND l.n = x.n
    WHERE (l."batchNo", l.serial, l."accountNo", l."agreementNo", l.name, l."amountFen", l.code, l.success, l.state = 'quarantined', l.raw)
      IS DISTINCT FROM (b, s, a, g, m, f, c, o, t = 'quarantined', w)`
  return other!.lines
}

const BLANK = { s: '', a: '', g: '', m: '', f: '0', c: '', o: false, r: '', w: '' }

/** Reads the whole file once: every line is kept, and its totals are counted before anything is posted. `otherwise`: lines an earlier attempt read in other words. */
export async function stageReturn(
  ctx: Context,
  fileId: string,
  {
    source,
    file,
    layout,
    onProgress,
  }: { source: Source; file: Inspected; layout: Layout; onProgress?: (lines: number) => void },
): Promise<{ totals: ReturnTotals; lines: number; otherwise: number }> {
  const totals = emptyTotals()
  let [rows, lines, otherwise]: [Row[], number, number] = [[], 0, 0]
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
    otherwise += await stage(ctx, fileId, rows)
    rows = []
    onProgress?.(lines)
  }
  otherwise += await stage(ctx, fileId, rows)
  return { totals, lines, otherwise }
}
