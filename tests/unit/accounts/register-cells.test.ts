import { describe, expect, it } from 'vitest'
import { isCompanyId, isIdNo, isPersonalId } from '@/lib/accounts/rules/chinese-id'
import { nameSounds } from '@/lib/accounts/rules/name-sounds'
import { isFormula, parseFen, parseMeasure, parsePhone, placeNo } from '@/lib/accounts/rules/register-cells'
import { safeFen } from '@/lib/accounts/rules/safe-fen'

describe('money in a register', () => {
  it.each([
    ['0.00', 0n],
    ['', 0n],
    ['1744.09', 174_409n],
    ['1,234.50', 123_450n],
    ['１，２３４．５０', 123_450n],
    [' 12 ', 1_200n],
    ['12.5', 1_250n],
    ['￥8', 800n],
    ['-12.00', -1_200n],
    ['90071992547409.93', null],
    ['999999999999.99', 99_999_999_999_999n],
  ])('B1 reads %j exactly', (cell, fen) => expect(parseFen(cell)).toBe(fen))

  it.each([
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '0.001',
    '0.005',
    '1,23.00',
    '1,2345',
    '12,34',
    '--1',
    '=1+1',
    '.5',
    '5.',
  ])('B1 takes %j for no amount', (cell) => expect(parseFen(cell)).toBeNull())

  it('B1 never rounds an amount on its way to the screen', () => {
    expect(safeFen('174409')).toBe(174_409)
    expect(() => safeFen('9007199254740993')).toThrow(RangeError)
    expect(() => safeFen('')).toThrow(RangeError)
  })
})

describe('measures, phones and places', () => {
  it.each([
    ['75.83', '75.83'],
    ['１２０．５', '120.5'],
    ['1,020', '1020'],
    ['88㎡', '88'],
    ['0', null],
    ['', null],
    ['-3', null],
    ['86.175', null],
    ['1e3', null],
  ])('B1 reads an area of %j as %j', (cell, area) => expect(parseMeasure(cell, 8)).toBe(area))

  it.each([
    ['17753493880', '17753493880', true],
    ['１５８６９６００５２５', '15869600525', true],
    ['177-6242 7191', '17762427191', true],
    ['+86 138 0013 8000', '13800138000', true],
    ['0535-6661234', '05356661234', true],
    ['(0535) 6661234', '05356661234', true],
    ['400 819 6000', '4008196000', true],
    ['6661234', '6661234', true],
    ['1398289861', '1398289861', false],
    ['12345678901', '12345678901', false],
    ['', '', false],
    ['无', '', false],
    ['=1+1', '11', false],
  ])('H2 reads the phone %j', (cell, digits, valid) => expect(parsePhone(cell)).toMatchObject({ digits, valid }))

  it('H2 keeps an unusable phone as it was given', () => expect(parsePhone(' 没有电话 ').phone).toBe('没有电话'))

  it.each([
    ['5', '5'],
    ['5号楼', '5'],
    ['5幢', '5'],
    ['第５栋', '5'],
    [' 05 ', '5'],
    ['2单元', '2'],
    ['2 门', '2'],
    ['301室', '301'],
    ['a座', 'A'],
    ['12A', '12A'],
    ['东配楼', '东配楼'],
    ['', ''],
  ])('B1 knows place %j as %j', (cell, no) => expect(placeNo(cell)).toBe(no))

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'B1 flags %j as a formula',
    (cell) => expect(isFormula(cell)).toBe(true),
  )
})

describe('identity numbers', () => {
  it('B1 checks the last character of a personal number', () => {
    expect(isPersonalId('11010519491231002X')).toBe(true)
    expect(isPersonalId('110105194912310021')).toBe(false)
    expect(isIdNo('110105491231002')).toBe(true)
    expect(isIdNo('110105499931002')).toBe(false)
  })

  it('B1 checks the last character of a company number', () => {
    expect(isCompanyId('91350100M000100Y43')).toBe(true)
    expect(isIdNo('91350100M000100Y43')).toBe(true)
    expect(isIdNo('91350100M000100Y44')).toBe(false)
  })
})

describe('how names sound', () => {
  it.each([
    ['王芳', 'wf', 'wangfang'],
    ['单晓', 'sx', 'shanxiao'],
    ['曾敏国', 'zmg', 'zengminguo'],
    ['𠮷田飞', 'jtf', 'jitianfei'],
    ['阿依古丽·买买提', 'ayglmmt', 'ayigulimaimaiti'],
    ['吕布', 'lb', 'lvbu'],
  ])('H5 %s sounds like %s', (name, initials, full) => expect(nameSounds(name)).toEqual({ initials, full }))
})
