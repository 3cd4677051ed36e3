// `npm run make-migration -- <name>`: writes the SQL that leads from the migrations so far to prisma/schema.
// Without a name it prints the SQL only.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, migrationsOnDisk } from './steps/migrate.mjs'
import { root } from './steps/root.mjs'
import { explain, line, Refusal } from './steps/say.mjs'
import { schemaDiff } from './steps/schema-engine.mjs'
import { scratchPostgres } from './steps/scratch.mjs'

async function main([name]) {
  if (name && !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Refusal(
      'A migration is named in small letters, digits and underscores.',
      'For example: npm run make-migration -- outage_areas',
    )
  const server = await scratchPostgres()
  try {
    await migrate({ url: server.url })
    const sql = await schemaDiff({ url: server.url })
    if (sql.startsWith('-- This is an empty migration') || !sql.trim())
      return line('The migrations already lead to prisma/schema.')
    if (!name) return line(sql)
    const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const last = migrationsOnDisk().at(-1)?.name.slice(0, 14) ?? '0'
    const folder = join('prisma', 'migrations', `${now > last ? now : BigInt(last) + 1n}_${name}`)
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'migration.sql'), sql)
    line(`Written: ${folder}/migration.sql. Read it before you commit it.`)
  } finally {
    await server.stop()
  }
}

main(process.argv.slice(2)).catch((error) => {
  explain(error)
  process.exitCode = 1
})
