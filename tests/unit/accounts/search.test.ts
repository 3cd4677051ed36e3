import { describe, expect, it } from 'vitest'
import { communityNames, parseAddress } from '@/lib/accounts/rules/parse-address'
import { addressOf, waterZoneName } from '@/lib/accounts/rules/place-names'
import { literally, searchShape, searchText } from '@/lib/accounts/rules/search-shape'

const HOME = { building: '5', entrance: '2', room: '301' }

describe('a typed address', () => {
  it.each([
    '5-2-301',
    '5号楼2单元301',
    '5栋2门301',
    '５－２－３０１',
    '5 2 301',
    '5#2-301',
    '五号楼二单元301',
    '05-02-0301',
  ])('H2 understands %s', (text) => expect(parseAddress(text)).toEqual(HOME))

  it.each([
    '建设里5-2-301',
    '建设里5号楼2单元301',
    '建设里 5号楼2单元301室',
    '建设里５号楼２单元３０１室',
    '建设里，5幢2单元301户',
    '建设里 5 2 301',
    '建设里5号楼-2单元-301',
    '建设里5号楼2单元3层301',
    '建设里5号楼二单元 3楼301',
    '建设里五栋2门三楼301室',
  ])('H2 understands %s', (text) => expect(parseAddress(text)).toEqual({ communityText: '建设里', ...HOME }))

  it.each([
    ['建设里', { communityText: '建设里' }],
    ['建设里5', { communityText: '建设里', building: '5' }],
    ['建设里5号楼', { communityText: '建设里', building: '5' }],
    ['建设里5-2', { communityText: '建设里', building: '5', entrance: '2' }],
    ['建设里301', { communityText: '建设里', room: '301' }],
    ['滨河路二号院5号楼', { communityText: '滨河路二号院', building: '5' }],
    ['学府3期5-2-301', { communityText: '学府3期', ...HOME }],
    ['人民路12号5号楼2单元301', { communityText: '人民路12号', ...HOME }],
    ['A座1201', { building: 'A', room: '1201' }],
    ['5-301', { building: '5', room: '301' }],
    ['十二号楼', { building: '12' }],
    ['', {}],
    ['---', {}],
  ])('H2 understands %j in part', (text, parts) => expect(parseAddress(text)).toEqual(parts))

  it.each([
    ['云河市河东区建设里', '建设里'],
    ['河东区建设里小区', '建设里'],
    ['建设里社区', '建设里'],
    ['人民路12号建设里', '建设里'],
    ['滨河路二号院', '滨河路二号院'],
    ['翠竹园小区', '翠竹园小区'],
  ])('H2 knows a community by %j', (text, name) => expect(communityNames(text)).toContain(name))

  it('H2 answers at once whatever is typed', () => {
    const began = performance.now()
    for (const text of ['1'.repeat(64), '1-'.repeat(32), '单元'.repeat(32), '里'.repeat(63) + '1', '5号楼'.repeat(21)])
      parseAddress(text)
    expect(performance.now() - began).toBeLessThan(200)
  })

  it('B1 writes an address as people say it', () => {
    expect(addressOf({ community: '建设里', ...HOME })).toBe('建设里5号楼2单元301')
    expect(addressOf({ community: '建设里', building: '', entrance: '', room: '' })).toBe('建设里')
    expect(waterZoneName('河东区', '建设里')).toBe(waterZoneName('河东区', '建设里'))
    expect(waterZoneName('河东区', '建设里')).toMatch(/^河东区供水[一二]区$/)
  })
})

describe('what a search looks for', () => {
  it.each([
    ['RN10000007', { accountNo: 'RN10000007' }],
    ['rn１００', { accountNo: 'RN100' }],
    ['10000007', { accountDigits: '10000007', phone: '10000007' }],
    ['3880', { accountDigits: '3880', phone: '3880' }],
    ['138 0013 8000', { accountDigits: '13800138000', phone: '13800138000' }],
    ['+8613800138000', { phone: '13800138000' }],
    ['0535-6661234', { phone: '05356661234' }],
    ['王芳', { name: '王芳', community: '王芳' }],
    ['阿依古丽•买买提', { name: '阿依古丽·买买提' }],
    ['𠮷田', { name: '𠮷田' }],
    ['wf', { sound: 'wf' }],
    ["Wang Fang'", { sound: 'wangfang' }],
    ['5-2-301', { address: HOME }],
    ['王芳 建设里', { pairs: [{ name: '王芳', place: { communityText: '建设里' } }, { name: '建设里' }] }],
    ['王芳 5-2-301', { pairs: [{ name: '王芳', place: HOME }] }],
    ['建设里5-2-301', { address: { communityText: '建设里', ...HOME } }],
  ])('H5 %j', (text, shape) => expect(searchShape(text)).toMatchObject(shape))

  it.each(['', 'a', '王', '𠮷', '  ', '%%', '_%', '123', '\u0000\u0000', '\ud842', '---', '1'.repeat(64)])(
    'H5 looks for nothing at %j',
    (text) => expect(searchShape(text)).toEqual({}),
  )

  it('H5 cuts endless text, escapes wildcards, drops what cannot be seen', () => {
    expect([...searchText('里'.repeat(10_000))]).toHaveLength(64)
    expect(literally('100%_\\')).toBe('100\\%\\_\\\\')
    expect(searchText('王\u202e芳\u0000')).toBe('王 芳')
    expect(searchText('𠮷'.repeat(300)).isWellFormed()).toBe(true)
  })
})
