import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { importRegister } from '@/lib/accounts/import-register'
import { importReturnFile } from '@/lib/billing/import-return'
import { openLedger } from '@/lib/billing/open-ledger'
import type { RegisterSummary } from '@/lib/accounts/rules/register-summary'
import { Refusal } from '@/lib/kernel/errors'
import type { SystemContext } from '@/lib/platform/context'
import { openDb, type PrismaDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { wallClock } from '@/lib/platform/clock'
import { orgOf, prepareEnvironment, Usage } from './steps/own-database'
import { REPORT_HEADER, reportLine, SUMMARY_WORDS } from './import-words'

const USAGE = `npm run import -- register <file> [--org code] [--report path] [--json]
npm run import -- bank-return <file> --bank layout [--org code] [--json]

  把客户档案或银行回盘文件导入到一家公司。/ Takes a customer register, or a bank's return file, into one company.
  系统启用前送出的批次，其回盘文件只能用本命令导入，并登记在案。/ Returns of batches sent before this system come in by this command only, and are registered so.
  --bank    银行格式代码 / the code of the bank's layout, such as icbc
  --org     公司代码，只有一家时可省略 / the company's code; may be left out when there is only one
  --report  问题清单的路径（CSV） / where to write the list of lines refused and flagged
  --json    只输出一个 JSON 对象 / prints one JSON object and nothing else`

function openReport(path: string) {
  mkdirSync(dirname(path), { recursive: true })
  const stream = createWriteStream(path, { mode: 0o600 })
  stream.write(`\ufeff${REPORT_HEADER}`)
  return stream
}

function printTable(summary: RegisterSummary, org: string, report: string, seconds: number): void {
  const rows = SUMMARY_WORDS.map(([key, words]) => `  ${String(summary[key]).padStart(8)}  ${words}`)
  console.log([org, ...rows, '', `  ${report}`, `  ${seconds.toFixed(1)} s`].join('\n'))
}

async function run(
  db: PrismaDb,
  path: string,
  options: { org?: string; report?: string; json?: boolean },
): Promise<void> {
  const began = performance.now()
  const org = await orgOf(db, options.org)
  const actor = { kind: 'system', orgId: org.id, name: 'register-import' } as const
  const ctx: SystemContext = { db, actor, now: wallClock(), requestId: newId() }
  const reportPath = options.report ?? join('import-reports', `${basename(path).replace(/\.\w+$/, '')}-report.csv`)
  const report = openReport(reportPath)
  const isLive = !options.json && process.stderr.isTTY
  const summary = await importRegister(
    ctx,
    { path },
    {
      onFindings: async (findings) => {
        for (const finding of findings) if (!report.write(reportLine(finding))) await once(report, 'drain')
      },
      onProgress: (done, total) =>
        void (isLive && process.stderr.write(`\r  ${done} / ${total}${done === total ? '\n' : ''}`)),
    },
  )
  report.end()
  await once(report, 'finish')
  const ledger = await openLedger(ctx)
  if (options.json) console.log(JSON.stringify({ ...summary, ledger }))
  else printTable(summary, org.name, reportPath, (performance.now() - began) / 1000)
}

/** What went wrong, as a person can act on it. */
function say(error: unknown): string {
  if (error instanceof Usage) return error.message
  if (error instanceof Refusal && error.detail.kind === 'invalid') return Object.values(error.detail.fields).join('; ')
  return error instanceof Error ? error.message : String(error)
}

async function runReturn(
  db: PrismaDb,
  path: string,
  { bank, org: code, json }: { bank?: string; org?: string; json?: boolean },
): Promise<void> {
  if (!bank) throw new Usage(USAGE)
  const org = await orgOf(db, code)
  const actor = { kind: 'system', orgId: org.id, name: 'bank-import' } as const
  const ctx: SystemContext = { db, actor, now: wallClock(), requestId: newId() }
  const isLive = !json && process.stderr.isTTY
  const watch = {
    onProgress: (done: number, total: number) => void (isLive && process.stderr.write(`\r  ${done} / ${total}`)),
  }
  const summary = await importReturnFile(ctx, path, basename(path), bank, watch)
  if (json) return console.log(JSON.stringify(summary))
  console.log(
    [
      org.name,
      ...Object.entries(summary).map(
        ([key, value]) => `  ${key.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      ),
    ].join('\n'),
  )
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      org: { type: 'string' },
      bank: { type: 'string' },
      report: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const [what, path] = positionals
  if (!['register', 'bank-return'].includes(what ?? '') || !path || positionals.length > 2) throw new Usage(USAGE)
  if (!existsSync(path)) throw new Usage(`没有这个文件 / No such file: ${path}`)
  const stop = await prepareEnvironment()
  const db = openDb(env().DATABASE_URL, 2)
  try {
    await (what === 'register' ? run : runReturn)(db, path, values)
  } finally {
    await db.$disconnect()
    await stop()
  }
}

main().catch((error: unknown) => {
  console.error(say(error))
  process.exitCode = 1
})
