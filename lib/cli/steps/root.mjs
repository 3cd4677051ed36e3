import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './say.mjs'

/** The folder of the project, wherever the command was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Where everything that must survive lives: the database, secrets, logs. */
export const dataFolder = () => resolve(root, process.env.ASKONCE_DATA_DIR || '.data')

/** Step by step: the recursive mkdir of Node.js never returns below /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o711 })
}

/** Makes the data folder: others may pass through it (the database's own user must), not list it. */
export function makeDataFolder() {
  const folder = dataFolder()
  try {
    makeFolder(folder)
    writeFileSync(join(folder, '.writable'), '')
  } catch (error) {
    throw new Refusal(
      `AskOnce may not write into ${folder} (${error.code}).`,
      'Give this user the right to write there, or set ASKONCE_DATA_DIR to a folder of its own.',
    )
  }
  return folder
}

/** One hash over files and folders, in a fixed order; what is absent counts as absent. */
export function hashOf(paths, leaveOut = () => false) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (leaveOut(path)) return
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory())
      return readdirSync(join(root, path))
        .sort()
        .forEach((name) => visit(`${path}/${name}`))
    hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(root, path)))
  }
  paths.forEach(visit)
  return hash.digest('hex')
}

export function readStamp(file) {
  try {
    return readFileSync(join(root, file), 'utf8').trim()
  } catch {
    return null
  }
}

export const writeStamp = (file, text) => writeFileSync(join(root, file), `${text}\n`)
