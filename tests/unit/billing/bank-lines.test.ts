import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { bankLines, inspect, type Numbered, type Source } from '@/lib/billing/internal/bank-lines'
import type { BankLayoutBody } from '@/lib/billing/rules/bank-layout'
import { addLine, emptyTotals, parkedBecause } from '@/lib/billing/rules/return-totals'
import { SHIPPED_LAYOUTS } from '@/lib/billing/rules/shipped-layouts'

const [icbc, nsh] = SHIPPED_LAYOUTS.map(({ body }) => body) as [BankLayoutBody, BankLayoutBody]

async function readAll(source: Source, layout = icbc) {
  const [lines, totals]: [Numbered[], ReturnType<typeof emptyTotals>] = [[], emptyTotals()]
  for await (const line of bankLines(source, layout, 'gb18030')) {
    lines.push(line)
    addLine(totals, line)
  }
  const of = (kind: string) => lines.filter(({ read }) => read.kind === kind).length
  return { lines, totals, heads: of('header'), tails: of('trailer'), parked: parkedBecause(totals)?.reason ?? null }
}
const inChunks = (bytes: Buffer, size: number): Source =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
const read = (rows: readonly string[], layout = icbc) =>
  readAll(inChunks(iconv.encode(rows.join('\n'), 'gb18030'), 7), layout)

const detail = (n: number, code = '00') => `${n}|RN${n}|D${n}|李强|10.00|${code}||`
const WHOLE = ['H|ICBC|B1|3|30.00', detail(1), detail(2, '01'), detail(3), 'T|2|20.00', '']
const withLine = (at: number, text: string) => WHOLE.toSpliced(at, 1, text)

describe('B4 the lines of a return file', () => {
  it('B4 a later line that looks like a header is quarantined with its text and its place, of whatever batch', async () => {
    expect((await read(WHOLE)).parked).toBe(null)
    for (const text of ['H|x|y|z|w', 'H|ICBC|B2|3|30.00', 'H|ICBC|B1|3|30.00']) {
      const { lines, totals, parked } = await read(withLine(2, text))
      expect(totals).toMatchObject({ details: 3, readable: 2, quarantined: 1, batchNo: 'B1' })
      expect(lines[2]).toMatchObject({ n: 3, read: { kind: 'broken', why: 'place', raw: text } })
      // The bank's sum of successes still holds: the other lines stand.
      expect(parked).toBe(null)
    }
    const headless = await read(withLine(0, detail(9)).toSpliced(2, 1, WHOLE[0]!))
    expect(headless).toMatchObject({ heads: 0, parked: 'no_header', totals: { details: 4, quarantined: 1 } })
  })

  it('B4 a trailer before the last line is quarantined and parks the file; what follows is counted too', async () => {
    const middle = await read(withLine(2, 'T|2|20.00'))
    expect(middle).toMatchObject({ tails: 1, parked: 'after_trailer', totals: { details: 3, quarantined: 1 } })
    const two = await read([...WHOLE.slice(0, -1), ...WHOLE])
    expect(two).toMatchObject({ heads: 1, tails: 1, parked: 'after_trailer', totals: { details: 8, readable: 6 } })
    expect((await read(WHOLE.toSpliced(4, 1))).parked).toBe('no_trailer')
  })

  it('B4 empty lines end a file and are lines of it anywhere else; one too long is one line, and the next are read', async () => {
    expect((await read([...WHOLE, '\r', '\u001a', '', ''])).lines).toHaveLength(5)
    expect((await read(withLine(2, ''))).totals).toMatchObject({ details: 3, quarantined: 1 })
    const long = await read(withLine(2, 'x'.repeat(200_000)))
    expect(long).toMatchObject({ heads: 1, tails: 1, parked: null, totals: { details: 3, quarantined: 1 } })
    expect(long.lines[2]!.read).toMatchObject({ why: 'length', raw: 'x'.repeat(400) })
    expect(long.lines[3]!.offset).toBe(long.lines[2]!.offset + 200_001)
    expect((await read(Array<string>(5000).fill(''))).lines.length).toBeLessThan(5000)
  })

  it('B4 whatever is damaged, no line is lost: header, trailer, readable and quarantined make the whole', async () => {
    const fixed = [
      `1NSH     ${'B1'.padEnd(20)}00000003`,
      ...[1, 2, 3].map((n) =>
        [`2${String(n).padStart(8, '0')}`, `D${n}`.padEnd(20), `RN${n}`.padEnd(12), 'x'.padEnd(40)]
          .concat('000000000001000', '0000', ''.padEnd(30))
          .join(''),
      ),
      '900000003000000000003000',
    ]
    expect((await read(fixed, nsh)).parked).toBe(null)
    const shapes = [...WHOLE.slice(0, 5), ...fixed, '', '\r', '\u001a', 'H|||||', 'T||', 'x'.repeat(70_000)]
    const line = fc.oneof(
      fc.constantFrom(...shapes).map((text) => iconv.encode(text, 'gb18030')),
      fc.tuple(fc.constantFrom(...shapes), fc.nat(60), fc.nat(255)).map(([text, at, byte]) => {
        const bytes = iconv.encode(text, 'gb18030')
        if (bytes.length > 0) bytes[at % bytes.length] = byte
        return bytes
      }),
      fc.tuple(fc.constantFrom(...shapes), fc.nat(60)).map(([text, at]) => iconv.encode(text.slice(at), 'gb18030')),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    )
    const files = fc
      .array(line, { maxLength: 30 })
      .map((all) => Buffer.concat(all.flatMap((l) => [l, Buffer.from('\n')])))
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.integer({ min: 1, max: 90_000 }),
        fc.constantFrom(icbc, nsh),
        async (file, size, layout) => {
          const { lines, totals, heads, tails } = await readAll(inChunks(file, size), layout)
          const said = file
            .toString('latin1')
            .split('\n')
            .map((text) => text.replace(/[\r\u001a]+$/, ''))
          const most = said.findLastIndex((text) => text !== '' && text !== '\u00ef\u00bb\u00bf') + 1
          expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: most }, (_, i) => i + 1))
          expect(heads + tails + totals.readable + totals.quarantined).toBe(most)
          expect([heads, tails].every((count) => count <= 1)).toBe(true)
          for (const { n, offset } of lines) expect(file.indexOf(said[n - 1]!, offset, 'latin1')).toBe(offset)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('B4 RC42 RC48 the banks’ own files read as they are stated', async () => {
    const of = async (name: string, layout: BankLayoutBody) => {
      const source = () => createReadStream(join('tests/fixtures', name), { highWaterMark: 1000 })
      expect((await inspect(source)).encoding).toBe('gb18030')
      return readAll(source, layout)
    }
    expect(await of('return-icbc-20261130.txt', icbc)).toMatchObject({
      ...{ heads: 1, tails: 1, parked: null },
      totals: { readable: 449, quarantined: 1, successes: 378, successFen: 89_477_046n, batchNo: 'B20261128A' },
    })
    expect(await of('return-nsh-20261130.dat', nsh)).toMatchObject({
      ...{ heads: 1, tails: 1, parked: null },
      totals: { details: 505, quarantined: 0, successes: 406, successFen: 94_908_651n },
    })
    expect((await of('return-nsh-20261130-badtotal.dat', nsh)).parked).toBe('total_mismatch')
  })
})
