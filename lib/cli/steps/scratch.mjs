import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './embedded-postgres.mjs'
import { leftRunning } from './postgres-files.mjs'
import { commandOf } from './postgres-user.mjs'

const prefix = 'askonce-scratch-'

/** A throw-away server: fast, not durable, gone with `stop`. What a killed run left behind is cleared first. */
export async function scratchPostgres() {
  clearLeftovers()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(folder, { mode: 0o711 })
  chmodSync(folder, 0o711)
  const server = await startPostgres({ folder, durable: false, database: 'postgres' })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: server.url, stop }
}

function clearLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const pid = Number(name.slice(prefix.length))
    if (pid !== process.pid && commandOf(pid) !== null) continue
    try {
      const server = existsSync(join(folder, 'postgres')) ? leftRunning(join(folder, 'postgres')) : null
      if (server) process.kill(server.pid, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // another user's leftovers are that user's to clear
    }
  }
}
