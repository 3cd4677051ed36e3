import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '@/lib/cli/steps/root.mjs'
import { withOwner } from './database'

/** Keeps the figures of a run beside the others, with the machine they were taken on. */
export async function keep(name: string, url: string, more: object, rows: readonly object[]): Promise<void> {
  const version = await withOwner(
    url,
    async (query) => (await query('SHOW server_version')).rows[0] as { server_version: string },
  )
  const env = {
    at: new Date().toISOString(),
    node: process.version,
    postgres: version.server_version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 1_048_576),
    ...more,
  }
  mkdirSync(join(root, 'tests/bench/results'), { recursive: true })
  writeFileSync(join(root, 'tests/bench/results', `${name}.json`), `${JSON.stringify({ name, env, rows }, null, 2)}\n`)
}

export const hundredth = (n: number) => Math.round(n * 100) / 100

/** Runs a bench's main and ends the process with its verdict. */
export function runMain(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
