import 'server-only'
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import type { BankLayoutBody } from '../rules/bank-layout'
import { brokenLine, readPlacedLine, type FileEncoding, type ReadLine } from '../rules/read-bank-line'

/** Something that can be read from its beginning as often as needed: a file on disk, or bytes a form sent. */
export type Source = () => AsyncIterable<Buffer>
export type Inspected = { sha256: string; encoding: FileEncoding; bytes: number }

const EOF_MARK = 0x1a
/** A record longer than this is not a line of a bank's file. */
const MAX_LINE = 64 * 1024

/** Reads a file once for its hash and what it is written in: strict UTF-8 first, because GB18030 would take UTF-8 bytes without a word. */
export async function inspect(source: Source): Promise<Inspected> {
  const hash = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let [isUtf8, bytes, isAscii] = [true, 0, true]
  for await (const chunk of source()) {
    hash.update(chunk)
    bytes += chunk.length
    if (isAscii) isAscii = !chunk.some((byte) => byte > 0x7f)
    if (!isUtf8) continue
    try {
      strict.decode(chunk, { stream: true })
    } catch {
      isUtf8 = false
    }
  }
  try {
    if (isUtf8) strict.decode()
  } catch {
    isUtf8 = false
  }
  return { sha256: hash.digest('hex'), encoding: isUtf8 && !isAscii ? 'utf-8' : 'gb18030', bytes }
}

export type Numbered = { n: number; offset: number; read: ReadLine }

function trimmed(line: Buffer): Buffer {
  let end = line.length
  while (end > 0 && (line[end - 1] === 0x0d || line[end - 1] === EOF_MARK)) end--
  return line.subarray(0, end)
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf])
type Line = { n: number; offset: number; bytes: Buffer; isLong: boolean }

/** The bytes of a file line by line, of an endless one its beginning; the file is never in memory whole. */
async function* byteLines(source: Source): AsyncGenerator<Line> {
  let [n, offset, skipped] = [0, 0, 0]
  let rest: Buffer = Buffer.alloc(0)
  const one = (bytes: Buffer): Line => {
    n++
    const line = { n, offset, isLong: bytes.length + skipped > MAX_LINE }
    offset += bytes.length + skipped + 1
    skipped = 0
    return { ...line, bytes: trimmed(n === 1 && bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes) }
  }
  for await (const chunk of source()) {
    const data = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let at = data.indexOf(0x0a, from); at >= 0; at = data.indexOf(0x0a, from)) {
      yield one(data.subarray(from, at))
      from = at + 1
    }
    rest = data.subarray(from, from + MAX_LINE)
    skipped += data.length - from - rest.length
  }
  if (rest.length > 0) yield one(rest)
}

/** So many empty lines may end a file; further ones are lines of it that say nothing. */
const EMPTY_AT_END = 1000

/**
 * The lines of a bank's file one by one with number and byte offset, every one of them: what follows a line decides whether it is the
 * last, and an empty line is none only where nothing follows.
 */
export async function* bankLines(
  source: Source,
  layout: BankLayoutBody,
  encoding: FileEncoding,
): AsyncGenerator<Numbered> {
  let isFirst = true
  let waiting: Line[] = []
  const read = ({ n, offset, bytes, isLong }: Line, isLast: boolean): Numbered => {
    if (bytes.length === 0) return { n, offset, read: brokenLine(bytes, encoding, 'columns') }
    const place = { isFirst, isLast }
    isFirst = false
    const it = isLong ? brokenLine(bytes, encoding, 'length') : readPlacedLine(bytes, layout, encoding, place)
    return { n, offset, read: it }
  }
  for await (const line of byteLines(source)) {
    if (line.bytes.length > 0 || waiting.length > EMPTY_AT_END) {
      for (const before of waiting) yield read(before, false)
      waiting = []
    }
    waiting.push(line)
  }
  const last = waiting.find(({ bytes }) => bytes.length > 0)
  if (last) yield read(last, true)
}
