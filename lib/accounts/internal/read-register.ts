import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { parse, type CsvError } from 'csv-parse'
import iconv from 'iconv-lite'
import { Refusal } from '@/lib/kernel/errors'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16'
export type RegisterRecord = { line: number; cells: string[] }
export type RegisterFile = { path: string; encoding: Encoding; sha256: string }

/** A cell or a whole record longer than this is a quote that was never closed. */
const MAX_RECORD_CHARACTERS = 100_000

async function startsAsUtf16(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && ['fffe', 'feff'].includes(buffer.toString('hex'))
  } finally {
    await handle.close()
  }
}

/** Reads the file once for what it is: strict UTF-8, or else GB18030, which would accept UTF-8 bytes without a word. */
export async function inspectRegister(path: string): Promise<RegisterFile> {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    if (!isUtf8) continue
    try {
      strict.decode(chunk as Buffer, { stream: true })
    } catch {
      isUtf8 = false
    }
  }
  try {
    if (isUtf8) strict.decode()
  } catch {
    isUtf8 = false
  }
  const encoding = isUtf8 ? 'utf-8' : (await startsAsUtf16(path)) ? 'utf-16' : 'gb18030'
  return { path, encoding, sha256: hash.digest('hex') }
}

/** Line breaks inside the cells of a record. */
export const lineBreaks = (cells: readonly string[]) =>
  cells.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

/** The records of a register one by one, each with the number of the line it begins on; never the whole file at once. */
export async function* readRecords(file: RegisterFile): AsyncGenerator<RegisterRecord> {
  const source = createReadStream(file.path)
  const decoder = iconv.decodeStream(file.encoding === 'utf-8' ? 'utf8' : file.encoding)
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  })
  source.once('error', (error) => parser.destroy(error))
  decoder.once('error', (error: Error) => parser.destroy(error))
  source.pipe(decoder).pipe(parser)
  let last = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const line = last + 1
      last = line + lineBreaks(record)
      const isNothing = record.length === 1 && /^[\s\u001a]*$/.test(record[0] ?? '')
      if (!isNothing) yield { line, cells: record }
    }
  } catch (error) {
    if (!String((error as CsvError).code).startsWith('CSV_')) throw error
    throw new Refusal({ kind: 'invalid', fields: { file: `unreadable_after_line:${last}` } })
  } finally {
    source.destroy()
  }
}
