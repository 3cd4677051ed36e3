import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BANK_FIELDS,
  FAIL_REASONS,
  bankLayoutBody,
  writtenLayout,
  type BankField,
  type BankLayoutBody,
} from '@/lib/billing/rules/bank-layout'
import { freshKey, layoutOf, layoutText, moved, type LayoutText } from '@/lib/billing/rules/layout-text'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { SHIPPED_LAYOUTS } from '@/lib/billing/rules/shipped-layouts'

const [separated, fixed] = SHIPPED_LAYOUTS.map(({ body }) => body) as [BankLayoutBody, BankLayoutBody]
const again = (body: BankLayoutBody) => {
  const read = layoutOf(layoutText(body))
  return read.ok ? read.body : read.fields
}
const wrong = (body: BankLayoutBody, more: (text: LayoutText) => Partial<LayoutText>) => {
  const text = layoutText(body)
  const read = layoutOf({ ...text, ...more(text) })
  return read.ok ? {} : read.fields
}

const code = fc.stringMatching(/^[0-9A-Z]{1,8}$/)
const without = (reasons: BankLayoutBody['failReasons'], codes: readonly string[]) =>
  Object.fromEntries(Object.entries(reasons).filter(([one]) => !codes.includes(one)))
const columns = (needed: readonly BankField['name'][], isFixed: boolean) =>
  fc
    .array(fc.constantFrom(...BANK_FIELDS), { maxLength: 12 })
    .chain((more) => fc.shuffledSubarray([...needed, ...more], { minLength: needed.length + more.length }))
    .chain((names) =>
      fc.tuple(
        ...names.map((name) => fc.integer({ min: 1, max: 400 }).map((width) => (isFixed ? { name, width } : { name }))),
      ),
    )
const bodies: fc.Arbitrary<BankLayoutBody> = fc.boolean().chain((isFixed) =>
  fc
    .record({
      encoding: fc.constantFrom('gb18030' as const, 'utf-8' as const),
      kind: fc.constant(isFixed ? ('fixed' as const) : ('delimited' as const)),
      delimiter: isFixed ? fc.constant('') : fc.constantFrom('|', ',', '\t', '¦', '；'),
      newline: fc.constantFrom('crlf' as const, 'lf' as const),
      unit: fc.constantFrom('yuan' as const, 'fen' as const),
      marks: fc.record({
        header: fc.constantFrom('H', '1', '首行'),
        detail: fc.constantFrom('', '2'),
        trailer: fc.constantFrom('T', '9', '##'),
      }),
      header: columns(['mark', 'batchNo'], isFixed),
      detail: columns(['accountNo', 'amount', 'code'], isFixed),
      trailer: columns(['count', 'sum'], isFixed),
      successCodes: fc.array(code, { minLength: 1, maxLength: 20 }),
      failReasons: fc.dictionary(code, fc.constantFrom(...FAIL_REASONS), { noNullPrototype: true }),
    })
    .map((body) => ({ ...body, failReasons: without(body.failReasons, body.successCodes) })),
)

describe('B4 a bank layout as a form', () => {
  it('B4 every shipped layout is the same body again', () => {
    for (const { body } of SHIPPED_LAYOUTS) expect(again(body)).toEqual(body)
  })

  it('B4 any valid layout is the same body again', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(writtenLayout.safeParse(body).success).toBe(true)
        expect(again(body)).toEqual(body)
      }),
    )
  })

  it('B4 what is wrong with a layout stands at its row', () => {
    expect(
      wrong(fixed, ({ columns }) => ({
        columns: { ...columns, header: columns.header.map((row, i) => ({ ...row, width: ['', '8', '1.5', 'x'][i]! })) },
      })),
    ).toEqual({ 'header.0.width': 'required', 'header.2.width': 'whole', 'header.3.width': 'number' })
    expect(
      wrong(separated, ({ reasons }) => ({
        reasons: [...reasons, { key: 9, code: ' 01 ', reason: 'other' }, { key: 10, code: '', reason: 'other' }],
      })),
    ).toEqual({ 'failReasons.5': 'twice', 'failReasons.6': 'required' })
    expect(
      wrong(separated, ({ columns }) => ({
        columns: { ...columns, detail: columns.detail.filter(({ name }) => name !== 'amount') },
      })),
    ).toEqual({ detail: 'fields' })
    expect(wrong(separated, () => ({ successCodes: ' ' }))).toEqual({ successCodes: 'required' })
    expect(wrong(separated, () => ({ delimiter: '' }))).toEqual({ delimiter: 'required' })
  })

  it('B4 what would make a layout unusable is refused at its field, and nothing a database cannot keep passes', () => {
    const said = (more: object, of: BankLayoutBody = separated) => {
      const read = writtenLayout.safeParse({ ...of, ...more })
      return read.success ? {} : fieldErrors(read.error)
    }
    for (const delimiter of ['\t', '|', ',', ';', '^', '｜', '\u{1f600}']) expect(said({ delimiter })).toEqual({})
    for (const delimiter of ['||', 'a', '7', '中', '"', "'", '\n', '\r', '\0', '\ud83d', ' ', '\u200b', '|#|'])
      expect(said({ delimiter })).toEqual({ delimiter: 'separator' })
    const marks = (header: string, detail: string, trailer: string) => ({ marks: { header, detail, trailer } })
    expect(said(marks('H', '', 'H'))).toEqual({ 'marks.trailer': 'mark_taken' })
    expect(said(marks('H', 'H', 'T'))).toEqual({ 'marks.detail': 'mark_taken' })
    expect(said(marks('', '', 'T'))).toEqual({ 'marks.header': 'required' })
    expect(said(marks('H\0', '', '\ud83d'))).toEqual({ 'marks.header': 'characters', 'marks.trailer': 'characters' })
    expect(said(marks('H', '', 'HT'))).toEqual({})
    expect(said(marks('1', '2', '12'), fixed)).toEqual({ 'marks.trailer': 'mark_taken' })
    expect(said({ header: [{ name: 'mark' }] })).toEqual({ header: 'fields' })
    expect(said({ successCodes: ['00', '01'] })).toEqual({ 'successCodes.1': 'also_failure' })
    expect(said({ successCodes: ['00', 'a\0'] })).toEqual({ 'successCodes.1': 'characters' })
    const codes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`F${n}`, 'other']))
    expect(said({ failReasons: codes(200) })).toEqual({})
    expect(said({ failReasons: codes(201) })).toEqual({ failReasons: 'at_most:200' })
    expect(said({ failReasons: { 'a\0': 'other' } })).toEqual({ failReasons: 'characters' })
    expect(said({ failReasons: { '123456789': 'other' } })).toEqual({ failReasons: 'too_long:8' })
    expect(wrong(separated, () => ({ reasons: [{ key: 0, code: '\ud83d', reason: 'other' }] }))).toEqual({
      'failReasons.0': 'characters',
    })
    // What is kept from before is still read.
    expect(bankLayoutBody.safeParse({ ...separated, delimiter: '|#|' }).success).toBe(true)
  })

  it('B4 a file that is separated asks no widths, and forgets none while the kind is tried', () => {
    const text = layoutText(fixed)
    const read = layoutOf({ ...text, kind: 'delimited', delimiter: '|' })
    expect(read.ok && read.body.header[0]).toEqual({ name: 'mark' })
    expect(text.columns.header[0]).toEqual({ key: 0, name: 'mark', width: '1' })
  })

  it('B4 rows move by one place and stay at either end', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect([moved(['a', 'b'], 0, -1), moved(['a', 'b'], 1, 1)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect([freshKey([]), freshKey([{ key: 4 }, { key: 2 }])]).toEqual([0, 5])
  })
})
