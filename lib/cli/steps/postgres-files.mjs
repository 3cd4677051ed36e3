import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'
import { Refusal } from './say.mjs'
import { readPrivate, writePrivate } from './secrets.mjs'
import { run } from './run.mjs'
import { commandOf, mayPass, serverUser } from './postgres-user.mjs'

/** Where the server's own files go: in `folder`, unless the user it runs as cannot get there. */
export function place(folder, { mayMove }) {
  const inside = join(folder, 'postgres')
  const user = serverUser(inside)
  if (mayPass(folder, user)) return { data: inside, user, home: folder }
  if (!mayMove)
    throw new Refusal(
      `PostgreSQL runs as another user than root, and that user cannot get into ${folder}.`,
      'Choose a folder whose parents let others pass (chmod o+x), or start AskOnce as an ordinary user.',
    )
  const home = join('/var/lib/askonce', createHash('sha256').update(root).digest('hex').slice(0, 12))
  mkdirSync(home, { recursive: true, mode: 0o755 })
  return { data: join(home, 'postgres'), user: serverUser(join(home, 'postgres')), home, moved: true }
}

/** Port and password, made once; the password is readable by this user only. */
export function settings(folder) {
  const path = join(folder, 'postgres.json')
  const kept = readPrivate(path) ?? { password: randomBytes(24).toString('base64url'), port: 0 }
  const keep = () => writePrivate(path, kept)
  keep()
  return { kept, keep }
}

export function portIsFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** A postmaster that an earlier start left on this folder. A stale file of one that is gone is removed. */
export function leftRunning(data) {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  const command = pid > 0 ? commandOf(pid) : null
  if (command?.includes('postgres') && command.includes(data)) return { pid, port }
  rmSync(file, { force: true })
  return null
}

/** Makes the cluster beside its place and moves it there, so that a half-made one is never used. */
export async function initialise(bin, { data, user, home }, password) {
  const half = `${data}.new`
  const secret = join(home, 'initdb.pw')
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [half, secret]) chownSync(path, user.uid, user.gid)
  const locales = process.platform === 'darwin' ? ['en_US.UTF-8', 'C.UTF-8'] : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8']
  try {
    for (const [i, locale] of locales.entries()) {
      const args = [
        '-D',
        half,
        '-U',
        'askonce',
        '-E',
        'UTF8',
        '--locale',
        locale,
        '--lc-collate=C',
        '--lc-messages=C',
        '-k',
        '--auth=scram-sha-256',
        '--pwfile',
        secret,
      ]
      try {
        await run(join(bin, 'initdb'), args, { ...user, cwd: '/', env: { LC_ALL: '', LANG: '' } })
        break
      } catch (error) {
        if (!/locale/i.test(error.output ?? '') || i === locales.length - 1) throw error
        rmSync(half, { recursive: true, force: true })
        mkdirSync(half, { mode: 0o700 })
        if (user.uid !== undefined) chownSync(half, user.uid, user.gid)
      }
    }
  } finally {
    rmSync(secret, { force: true })
  }
  rmSync(data, { recursive: true, force: true })
  renameSync(half, data)
}

export function checkVersion(bin, data) {
  const have = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const major = readFileSync(join(dirname(bin), 'share', 'postgresql', 'postgres.bki'), 'utf8').match(
    /PostgreSQL (\d+)/,
  )?.[1]
  if (!major || have === major) return
  throw new Refusal(
    `The database in ${data} was made by PostgreSQL ${have}, and this version of AskOnce brings ${major}.`,
    'See "Restore" in prisma/README.md for how to move it.',
  )
}
