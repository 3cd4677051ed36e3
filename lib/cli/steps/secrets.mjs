import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataFolder } from './root.mjs'
import { Refusal } from './say.mjs'

/** A small file of our own that only this user may read. */
export function readPrivate(path) {
  if (!existsSync(path)) return null
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal(`${path} is damaged.`, 'Restore it from a backup, or delete it to have a new one made.')
    throw new Refusal(
      `This user may not read ${path}.`,
      'Start as the user who started AskOnce before, or set ASKONCE_DATA_DIR to another folder.',
    )
  }
}

export const writePrivate = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })

function kept() {
  const path = join(makeDataFolder(), 'secret')
  const found = readPrivate(path)
  const whole = Object.fromEntries(
    ['session', 'actions', 'database'].map((name) => [name, found?.[name] ?? randomBytes(32).toString('base64')]),
  )
  if (!found?.database) writePrivate(path, whole)
  return whole
}

/** The password of the application's login at our own database. */
export const databasePassword = () => kept().database

/** The secrets of the web server: given by the environment, else made once and kept. */
export function secrets() {
  const { session, actions } = kept()
  return {
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || session,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || actions,
  }
}
