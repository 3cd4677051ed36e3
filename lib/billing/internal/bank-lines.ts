import 'server-only'
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import type { BankLayoutBody } from '../rules/bank-layout'
import { readBankLine, type FileEncoding, type ReadLine } from '../rules/read-bank-line'

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

/** The lines of a bank's file one by one with number and byte offset; the file is never in memory whole. */
export async function* bankLines(
  source: Source,
  layout: BankLayoutBody,
  encoding: FileEncoding,
): AsyncGenerator<Numbered> {
  let [n, offset] = [0, 0]
  let rest: Buffer = Buffer.alloc(0)
  const one = (bytes: Buffer): Numbered | null => {
    n++
    const at = offset
    offset += bytes.length + 1
    const clean = trimmed(n === 1 && bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes)
    return clean.length === 0 ? null : { n, offset: at, read: readBankLine(clean, layout, encoding) }
  }
  for await (const chunk of source()) {
    const data = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let at = data.indexOf(0x0a, from); at >= 0; at = data.indexOf(0x0a, from)) {
      const line = one(data.subarray(from, at))
      from = at + 1
      if (line) yield line
    }
    rest = data.subarray(from)
    if (rest.length > MAX_LINE) {
      yield { n: n + 1, offset, read: { kind: 'broken', why: 'length', raw: '' } }
      return
    }
  }
  const last = rest.length ? one(rest) : null
  if (last) yield last
}
