const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** A group of four digits in capitals: inner zeros as one 零, none at its end. */
function groupText(group: string): string {
  let [text, zero] = ['', false]
  for (const [i, digit] of [...group].entries()) {
    if (digit === '0') {
      zero = text !== ''
      continue
    }
    text += `${zero ? '零' : ''}${DIGITS[Number(digit)]}${PLACES[group.length - 1 - i]}`
    zero = false
  }
  return text
}

/** Whole yuan in capitals; a group that begins with zeros, or groups of nothing between, are joined by one 零. */
function yuanCapitals(yuan: string): string {
  const groups: string[] = []
  for (let end = yuan.length; end > 0; end -= 4) groups.unshift(yuan.slice(Math.max(0, end - 4), end))
  let [text, gap] = ['', false]
  for (const [i, group] of groups.entries()) {
    const said = groupText(group)
    if (said === '') {
      gap = text !== ''
      continue
    }
    text += `${text && (gap || group.startsWith('0')) ? '零' : ''}${said}${GROUPS[groups.length - 1 - i]}`
    gap = false
  }
  return text
}

/**
 * An amount in fen in the capitals of Chinese vouchers: 人民币壹仟捌佰零伍元伍角整. 整 ends whole yuan and whole jiao, never fen; zeros between
 * digits are read as one 零; fen without jiao are joined to the yuan by 零. Below zero is said by 负. Up to 9999 万亿 yuan.
 * After the rules for filling in vouchers, annex 1 of the Payment and Settlement Measures (支付结算办法) of the People's Bank of China, 1997.
 */
export function inCapitals(fen: bigint): string {
  const abs = fen < 0n ? -fen : fen
  const [yuan, jiao, cent] = [abs / 100n, Number((abs / 10n) % 10n), Number(abs % 10n)]
  const sign = fen < 0n ? '负' : ''
  const whole = yuan > 0n ? `${yuanCapitals(String(yuan))}元` : ''
  if (jiao === 0 && cent === 0) return `人民币${sign}${whole || '零元'}整`
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : ''
  return `人民币${sign}${whole}${tenths}${cent > 0 ? `${DIGITS[cent]}分` : '整'}`
}
