import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './postgres-user.mjs'
import { dataFolder } from './root.mjs'
import { Refusal } from './say.mjs'

/** One AskOnce per data folder. A claim of a process that is gone is worth nothing. */
export function claim() {
  const file = join(dataFolder(), 'start.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (pid && pid !== process.pid && commandOf(pid)?.includes('start.mjs'))
    throw new Refusal(
      `AskOnce is already running from this folder (process ${pid}).`,
      `Stop it with Ctrl-C where it runs, or: kill ${pid}`,
    )
  writeFileSync(file, String(process.pid), { mode: 0o600 })
  return { stop: () => rmSync(file, { force: true }) }
}
