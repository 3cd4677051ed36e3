import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inCapitals } from '@/lib/kernel/capitals'

/** As vouchers of Chinese banks write them. */
const GOLDEN: [string, string][] = [
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['1805.50', '壹仟捌佰零伍元伍角整'],
  ['2900.99', '贰仟玖佰元玖角玖分'],
  ['10.00', '壹拾元整'],
  ['100000.00', '壹拾万元整'],
  ['10000005.00', '壹仟万零伍元整'],
  ['100000001.01', '壹亿零壹元零壹分'],
  ['120000300.00', '壹亿贰仟万零叁佰元整'],
  ['1001001.10', '壹佰万壹仟零壹元壹角整'],
  ['0.50', '伍角整'],
  ['0.05', '伍分'],
  ['0.15', '壹角伍分'],
  ['0.00', '零元整'],
  ['999999999.99', '玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
]
const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }

/** Reads capitals back, by another way than they were written. */
function read(text: string): bigint {
  let [total, group, digit, fen] = [0n, 0n, 0n, 0n]
  for (const character of text.replace('人民币', '').replace('整', '')) {
    if (DIGITS.includes(character)) digit = BigInt(DIGITS.indexOf(character))
    else if (UNITS[character]) [group, digit] = [group + digit * UNITS[character], 0n]
    else if (character === '万') [total, group, digit] = [total + (group + digit) * 10_000n, 0n, 0n]
    else if (character === '亿') [total, group, digit] = [(total + group + digit) * 100_000_000n, 0n, 0n]
    else if (character === '元') [total, group, digit] = [total + group + digit, 0n, 0n]
    else if (character === '角') [fen, digit] = [fen + digit * 10n, 0n]
    else if (character === '分') [fen, digit] = [fen + digit, 0n]
  }
  return total * 100n + fen
}

describe('B3 amounts in capitals', () => {
  it.each(GOLDEN)('B3 %s is %s', (yuan, capitals) => {
    expect(inCapitals(BigInt(yuan.replace('.', '')))).toBe(`人民币${capitals}`)
  })
  it('B3 every amount can be read back, has no two zeros beside each other and none before a unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), (fen) => {
        const text = inCapitals(fen)
        expect(read(text)).toBe(fen)
        expect(text).not.toMatch(/零零|零[拾佰仟万亿角分整]/)
        if (fen % 10n > 0n) expect(text).not.toContain('整')
        else expect(text.endsWith('整')).toBe(true)
      }),
    )
  })
})
