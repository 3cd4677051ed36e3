// `npm run migrate`: brings the database of DATABASE_URL to the newest migration.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkServer } from './steps/database-url.mjs'
import { migrate } from './steps/migrate.mjs'
import { root } from './steps/root.mjs'
import { explain, line, Refusal } from './steps/say.mjs'

try {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  const url = process.env.DATABASE_URL
  if (!url)
    throw new Refusal(
      'DATABASE_URL is not set.',
      'Name the database: DATABASE_URL=postgresql://user:password@host:5432/askonce npm run migrate',
    )
  await checkServer(url)
  const applied = await migrate({ url, log: (name) => line(`  ✓ ${name}`) })
  line(applied.length ? `${applied.length} migrations applied.` : 'The database is up to date.')
} catch (error) {
  explain(error)
  process.exitCode = 1
}
