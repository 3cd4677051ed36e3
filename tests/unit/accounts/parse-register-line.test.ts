import { describe, expect, it } from 'vitest'
import { parseRegisterLine } from '@/lib/accounts/rules/parse-register-line'
import { pickCells, planColumns, REGISTER_COLUMNS, type RegisterCells } from '@/lib/accounts/rules/register-columns'
import { sortLines, type KnownAccount } from '@/lib/accounts/rules/sort-lines'

const CELLS: RegisterCells = {
  accountNo: 'RN10000007',
  name: '张梅',
  idNo: '11010519491231002X',
  phone: '17753493880',
  sparePhone: '',
  district: '河东区',
  community: '建设里',
  building: '5',
  entrance: '2',
  room: '301',
  service: '供热',
  tariffClass: '居民',
  grossArea: '75.83',
  insideArea: '62.18',
  storeyHeight: '2.8',
  metering: '面积',
  meterNo: '',
  bankName: '',
  withholdingNo: '',
  priorArrears: '0.00',
  currentDue: '1744.09',
  note: '',
}

function parse(cells: Partial<RegisterCells>) {
  const parsed = parseRegisterLine({ ...CELLS, ...cells })
  if (!parsed.ok) throw new Error(`refused: ${parsed.refusal.reason}`)
  return parsed.line
}
const refusal = (cells: Partial<RegisterCells>) => {
  const parsed = parseRegisterLine({ ...CELLS, ...cells })
  return parsed.ok ? null : parsed.refusal.reason
}

describe('a line of the register', () => {
  it('B1 reads premise, service, class, area and money', () => {
    expect(parse({})).toMatchObject({
      ...{ accountNo: 'RN10000007', name: '张梅', building: '5', entrance: '2', room: '301', service: 'heat' },
      ...{ tariffClass: 'residential', metering: 'area', grossAreaM2: '75.83', currentDueFen: 174_409n, issues: [] },
    })
  })

  it.each([
    ['居民', 'residential'],
    ['上住下商', 'mixed-use'],
    ['商业', 'commercial'],
    ['学校', 'school'],
    ['非居民', 'non-residential'],
  ])('B1 knows the class %s', (tariffClass, code) => expect(parse({ tariffClass }).tariffClass).toBe(code))

  it('B1 reads a tidy and an untidy line as the same account', () => {
    const untidy = {
      name: '\u3000张梅 ',
      building: '５号楼',
      entrance: '2单元',
      room: '301室',
      currentDue: '１，７４４．０９',
    }
    expect(parse({ ...untidy, accountNo: 'rn１０００００ 07' })).toEqual(parse({}))
  })

  it('B1 keeps flawed accounts and says what is flawed', () => {
    expect(parse({ phone: '1775349388' }).issues).toEqual(['bad-phone'])
    expect(parse({ idNo: '110105194912310021' })).toMatchObject({ idNoValid: false, issues: ['bad-id'] })
    expect(parse({ grossArea: '' })).toMatchObject({ billable: false, issues: ['missing-area'] })
    expect(parse({ service: '供水', grossArea: '' })).toMatchObject({ billable: true, issues: [] })
    expect(parse({ note: '=HYPERLINK("http://x","点我")' })).toMatchObject({ issues: ['formula'] })
    expect(parse({ note: '＝cmd' }).note).toBe('＝cmd')
    expect(parse({ phone: '+8617753493880' }).issues).toEqual([])
  })

  it('B1 refuses a negative or unreadable bill and keeps its account', () => {
    expect(parse({ currentDue: '-12.00' })).toMatchObject({ currentDueFen: 0n, issues: ['negative-bill'] })
    expect(parse({ priorArrears: '1e3' })).toMatchObject({ priorArrearsFen: 0n, issues: ['bad-amount'] })
  })

  it('H2 keeps the holder’s and the spare phone apart', () => {
    expect(parse({ sparePhone: '139-1522 7284' }).contacts).toMatchObject([
      { relation: 'holder', rank: 0, digits: '17753493880', valid: true },
      { relation: 'spare', rank: 1, phone: '139-1522 7284', digits: '13915227284', valid: true },
    ])
  })
})

describe('hostile input', () => {
  it.each(['𠮷田', '𱁬〇', '阿依古丽·买买提', '阿依古丽•买买提・吐尔逊.阿卜杜拉', '神田', '葛󠄀城'])(
    'B1 keeps the name %s as it is typed',
    (name) => expect(parse({ name }).name).toBe(name),
  )

  it.each([
    ['a lone surrogate', '\ud842田'],
    ['NUL', '张\u0000梅'],
    ['a direction override', '张\u202e梅'],
    ['a zero-width space', '张\u200b梅'],
    ['a heap of marks', `张${'\u0301'.repeat(1000)}`],
    ['a broken character', '张\ufffd'],
    ['too many characters', '张'.repeat(81)],
  ])('B1 refuses a name with %s', (_, name) => expect(refusal({ name })).toBe('text'))

  it('B1 refuses what cannot be an account', () => {
    expect(refusal({ accountNo: '' })).toBe('account-no')
    expect(refusal({ accountNo: "RN1' OR 1=1--" })).toBe('account-no')
    expect(refusal({ name: ' ' })).toBe('empty')
    expect(refusal({ community: '' })).toBe('empty')
    expect(refusal({ service: '供气' })).toBe('unknown-word')
    expect(refusal({ tariffClass: '__proto__' })).toBe('unknown-word')
    expect(refusal({ metering: 'constructor' })).toBe('unknown-word')
  })
})

describe('the columns', () => {
  const header = Object.values(REGISTER_COLUMNS)

  it('B1 finds them by name in any order, beside columns it does not know', () => {
    const planned = planColumns(['\ufeff序号', ...[...header].reverse()])
    if (!('plan' in planned)) throw new Error('no plan')
    expect(pickCells(planned.plan, ['1', ...[...header].reverse()])).toMatchObject({ accountNo: '户号', note: '备注' })
    expect(pickCells(planned.plan, header)).toBeNull()
  })

  it('B1 names those that are missing or stand twice', () => {
    expect(planColumns(header.slice(1))).toEqual({ missing: ['户号'] })
    expect(planColumns([...header, '户名'])).toEqual({ missing: ['户名'] })
  })
})

describe('what becomes of a line', () => {
  const at = (line: number, cells: Partial<RegisterCells>) => ({
    line,
    hash: JSON.stringify(cells),
    parsed: parseRegisterLine({ ...CELLS, ...cells }),
  })
  const known = (hash: string, name = '张梅') =>
    new Map<string, KnownAccount>([['RN10000007', { id: 'a', personId: 'p', accountNo: 'RN10000007', name, hash }]])

  it('B1 lets the first line of a number stand', () => {
    const sorted = sortLines(
      [at(2, {}), at(3, {}), at(4, { name: '李四' }), at(5, { room: '302' })],
      new Map(),
      new Map(),
    )
    expect(sorted).toMatchObject({ identical: 1, conflicting: 2, writes: [{ existing: null }] })
    expect(sorted.findings.map(({ line, reason, firstLine }) => [line, reason, firstLine])).toEqual([
      [3, 'identical', 2],
      [4, 'other-name', 2],
      [5, 'other-data', 2],
    ])
  })

  it('B1 compares with the first line of an earlier batch', () => {
    const [hash, seen] = [at(0, {}).hash, new Map([['RN10000007', 2]])]
    expect(sortLines([at(2000, {}), at(2001, { name: '李四' })], known(hash), seen)).toMatchObject({
      ...{ identical: 1, conflicting: 1, writes: [] },
    })
  })

  it('B1 writes nothing for a line that is on record, and the change for one that changed', () => {
    expect(sortLines([at(2, {})], known(at(0, {}).hash), new Map()).writes).toEqual([])
    expect(sortLines([at(2, {})], known('older'), new Map()).writes).toMatchObject([{ existing: { id: 'a' } }])
  })

  it('B1 leaves another holder under a number on record to a person', () => {
    expect(sortLines([at(2, {})], known('older', '李四'), new Map())).toMatchObject({ conflicting: 1, writes: [] })
  })

  it('B1 reports a record with too few or too many cells', () => {
    expect(sortLines([{ line: 9, hash: '', parsed: null }], new Map(), new Map()).findings).toEqual([
      { line: 9, accountNo: '', verdict: 'line-refused', reason: 'columns' },
    ])
  })
})
