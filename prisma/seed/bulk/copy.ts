import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | null
const SPECIAL = /[\\\t\n\r]/
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => ESCAPED[char]!) : value
}

const LINES_PER_CHUNK = 2000
const ROWS_AHEAD = 60_000

/** Rows on their way into tables through COPY; the next ones are made while the database takes in the last. */
export class Loader {
  private waiting = new Map<string, string[]>()
  private count = 0
  private sending: Promise<void> = Promise.resolve()
  rows = 0

  constructor(
    private readonly client: pg.Client,
    private readonly columns: Record<string, readonly string[]>,
  ) {}

  add(table: string, values: readonly Cell[]): void {
    let text = cell(values[0]!)
    for (let i = 1; i < values.length; i++) text += `\t${cell(values[i]!)}`
    const lines = this.waiting.get(table)
    if (lines) lines.push(text)
    else this.waiting.set(table, [text])
    this.count++
    this.rows++
  }

  /** To be awaited every few hundred things: lets the socket work, and waits when the database is behind. */
  async flow(): Promise<void> {
    if (this.count < ROWS_AHEAD) return void (await breathe())
    await this.sending
    const taken = this.waiting
    this.waiting = new Map()
    this.count = 0
    this.sending = this.send(taken)
    this.sending.catch(() => {}) // thrown where it is awaited
  }

  async finish(): Promise<void> {
    await this.sending
    await this.send(this.waiting)
    this.waiting = new Map()
    this.count = 0
  }

  private async send(tables: Map<string, string[]>): Promise<void> {
    for (const [table, lines] of tables) {
      const names = this.columns[table]!.map((name) => `"${name}"`).join(', ')
      const stream = this.client.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`))
      await pipeline(Readable.from(chunks(lines)), stream)
    }
  }
}

function* chunks(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < lines.length; i += LINES_PER_CHUNK) yield `${lines.slice(i, i + LINES_PER_CHUNK).join('\n')}\n`
}
