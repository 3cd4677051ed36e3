// Prisma's schema engine as the wasm module npm delivers (its native binary is a download): prints the SQL that leads
// from a database to the models in prisma/schema.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import { root } from './root.mjs'

const noFilters = { externalTables: [], externalEnums: [] }

// The adapter refuses PostgreSQL's internal one-letter type "char" (oid 18), which the engine reads from the catalogue
// and wants as a Character: the pool passes such columns as text and remembers them, the adapter names them again.
const charOid = 18
const letters = new WeakMap()

class CataloguePool extends pg.Pool {
  async query(...args) {
    const result = await super.query(...args)
    const fields = result.fields ?? []
    letters.set(result.rows, new Set(fields.flatMap((field, i) => (field.dataTypeID === charOid ? [i] : []))))
    for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = pg.types.builtins.TEXT
    return result
  }
}

class CatalogueAdapter extends PrismaPg {
  async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const marked = letters.get(result.rows)
      const columnTypes = result.columnTypes.map((type, i) => (marked?.has(i) ? ColumnTypeEnum.Character : type))
      return { ...result, columnTypes }
    }
    return adapter
  }
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) }
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'))
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine
}

export function schemaFiles() {
  const folder = join(root, 'prisma', 'schema')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
}

/** The SQL from `url` (a database) - or from nothing - to prisma/schema. Empty text when they agree. */
export async function schemaDiff({ url, fromEmpty = false }) {
  const SchemaEngine = await loadEngine()
  const files = schemaFiles()
  const pool = new CataloguePool({ connectionString: url })
  const factory = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool))
  const engine = await SchemaEngine.new({ datamodels: files.map((f) => [f.path, f.content]) }, () => {}, factory)
  try {
    const from = fromEmpty ? { tag: 'empty' } : { tag: 'schemaDatasource', files, configDir: join(root, 'prisma') }
    const { stdout } = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    return (stdout ?? '').replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', '')
  } finally {
    engine.free()
    await pool.end()
  }
}
