// PostgreSQL refuses to run as root: for root, it runs as another user, who must be able to reach its files.
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Refusal } from './say.mjs'

export const isRoot = () => process.getuid?.() === 0

function findUser(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || NaN)
  const [uid, gid] = [id('-u'), id('-g')]
  return uid > 0 && gid >= 0 ? { uid, gid } : null
}

function makeUser() {
  const name = 'askonce-db'
  const ways = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [command, args] of ways) {
    spawnSync(command, args)
    const user = findUser(name)
    if (user) return user
  }
  return null
}

/** Who runs the server on `folder`: its owner when it exists; else this user; for root, a user without rights. */
export function serverUser(folder) {
  const { uid: owner, gid } = statSync(folder, { throwIfNoEntry: false }) ?? {}
  if (!isRoot()) {
    if (owner === undefined || owner === process.getuid?.()) return {}
    throw new Refusal(
      `The database in ${folder} belongs to another user (number ${owner}).`,
      'Start as the user who started AskOnce first, or set ASKONCE_DATA_DIR to another folder.',
    )
  }
  if (owner) return { uid: owner, gid }
  const user = findUser('askonce-db') ?? findUser('postgres') ?? makeUser() ?? findUser('nobody')
  if (user) return user
  throw new Refusal(
    'PostgreSQL does not run as root, and no other user could be made.',
    'Start AskOnce as an ordinary user, or set DATABASE_URL to a server of yours.',
  )
}

/** Whether that user may enter (and so use) a folder. */
export function mayEnter(folder, user) {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -r "$1"', 'sh', folder], user).status === 0
}

export function mayPass(folder, user) {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}

/** The command line of a running process, or null; used before a number in an old file is trusted. */
export function commandOf(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return null
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() || null
  }
}
