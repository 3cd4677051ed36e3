import type { BillView, FileView } from '@/lib/billing/views'
import type { Say } from './papers/papers'

type Line = BillView['lines'][number]

/** What a bill is called among people: its kind and period; of lines written before they named them, what the number says. */
function billName({ bill = '', kind = '', period = '' }: Line['params'], t: Say): string {
  if (kind === 'prior' || bill.endsWith('-prior')) return t('billKind.prior')
  return kind ? `${t(`billKind.${kind}`)} ${period}` : t('billOf', { no: bill })
}

/** A step of a bill's arithmetic in words. */
export const lineText = ({ code, params }: Line, t: Say): string =>
  t(`line.${code}`, code === 'late-fee' ? { ...params, bill: billName(params, t) } : params)

/** How many lines of a bank's file went which way, for the words that say so. */
export const countsOf = ({ details, posted, failed, suspense, duplicates, quarantined }: FileView) => ({
  ...{ details, posted, failed },
  ...{ suspense, duplicates, quarantined },
})
