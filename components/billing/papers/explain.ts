import type { StatementLine } from '@/lib/billing/views'
import { lineText } from '../line-text'
import { onPaper, type Say } from './papers'

/** What an entry of a statement was for, in one line: each bill with its arithmetic, what a payment covered, why something was taken back; amounts as on paper or on the screen. */
export function explained(line: StatementLine, t: Say, money: (fen: number) => string = onPaper): string {
  const named = (kind: string, period: string) => `${t(`billKind.${kind}`)}${kind === 'prior' ? '' : ` ${period}`}`
  const bills = line.bills.map((bill) => {
    const how = bill.lines.map((one) => `${lineText(one, t)} = ${money(Number(one.fen))}`)
    return `${named(bill.kind, bill.periodCode)}${t('colon')}${how.join(t('semicolon'))}`
  })
  const covered = line.covered.map(({ kind, periodCode, fen }) => `${named(kind, periodCode)} ${money(Number(fen))}`)
  return [
    ...bills,
    ...(line.tender ? [t(`tender.${line.tender}`)] : []),
    ...(covered.length > 0 ? [t('sheet.covers', { what: covered.join(t('semicolon')) })] : []),
    ...(line.reason ? [line.reason] : []),
  ].join(t('semicolon'))
}
