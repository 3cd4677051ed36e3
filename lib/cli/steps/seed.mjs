import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './database-url.mjs'
import { root } from './root.mjs'
import { run, typescript } from './run.mjs'
import { line } from './say.mjs'

const story = 'prisma/seed/story.ts'
const signIns = 'prisma/seed/sign-ins.json'

/** Whether any company is in the database yet. */
export async function hasCompany(url) {
  const [table] = await ask(url, `SELECT to_regclass('"Org"') IS NOT NULL AS there`)
  if (!table.there) return false
  const [row] = await ask(url, 'SELECT EXISTS (SELECT 1 FROM "Org") AS there')
  return row.there
}

/** Fills an empty database with the demo company. */
export async function seed(env) {
  if (await hasCompany(env.DATABASE_URL)) return 'already there'
  if (!existsSync(join(root, story))) return `skipped, there is no ${story}`
  await run(process.execPath, typescript(story), { env })
  return 'demo company made'
}

export function printSignIns() {
  if (!existsSync(join(root, signIns))) return
  const rows = JSON.parse(readFileSync(join(root, signIns), 'utf8'))
  line('\n  Demo sign-ins 演示账号')
  for (const { role, roleEn, username, name, password } of rows)
    line(`    ${username.padEnd(14)} ${password.padEnd(14)} ${name}  ${role} ${roleEn}`)
}
