import type { InvoiceView, NoticePaper, ReceiptView } from '@/lib/billing/views'
import { exactTime } from '@/lib/i18n/format'
import type { Paper } from '@/lib/kernel/paper'

/** The words of a room, as the language of the reader has them. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** An amount on paper: yuan with two decimals and the sign, no separators a clerk could misread. */
export const onPaper = (fen: number): string => `${fen < 0 ? '-' : ''}￥${(Math.abs(fen) / 100).toFixed(2)}`

const period = (kind: string, code: string) => (kind === 'prior' ? '' : code)

/** A receipt: what was paid for which period, by which way, to whom; room for the seal. */
export function receiptPaper(view: ReceiptView, t: Say): Paper {
  const surplus = view.surplusFen > 0 ? [[t('advance'), '', onPaper(view.surplusFen)]] : []
  return {
    title: t('receipt'),
    company: view.company,
    number: `${t('receiptNo')} ${view.no}`,
    mark: view.reversed ? t('reversedMark') : undefined,
    code: `${view.no} ${view.accountNo} ${view.amountFen}`,
    pairs: [
      [t('account'), `${view.name}　${view.accountNo}`],
      [t('address'), view.address],
      [t('paidAt'), exactTime(new Date(view.at))],
      [t('howPaid'), t(`tender.${view.tender}`)],
      [t('takenBy'), view.byName],
    ],
    table: {
      columns: [
        { title: t('item'), share: 0.45 },
        { title: t('period'), share: 0.25 },
        { title: t('amount'), share: 0.3, right: true },
      ],
      rows: [
        ...view.parts.map((part) => [
          t(`billKind.${part.kind}`),
          period(part.kind, part.periodCode),
          onPaper(part.fen),
        ]),
        ...surplus,
      ],
      total: [t('total'), onPaper(view.amountFen)],
    },
    left: t('questions', { hotline: view.hotline }),
    right: t('seal'),
    missing: t('paper.missing'),
  }
}

/** An invoice: consumption by category, quantity and price where there is one price. A red one says which it takes back. */
export function invoicePaper(view: InvoiceView, t: Say, words: Say): Paper {
  return {
    title: t(view.kind === 'red' ? 'paper.redInvoice' : 'paper.invoice'),
    company: view.company,
    number: `${t('paper.invoiceNo')} ${view.no}`,
    mark: view.redOfNo ? t('paper.redOf', { no: view.redOfNo }) : undefined,
    code: `${view.no} ${view.accountNo} ${view.totalFen}`,
    pairs: [
      [t('paper.buyer'), view.buyer],
      ...(view.taxNo ? ([[t('paper.taxNo'), view.taxNo]] as const) : []),
      [t('paper.accountNo'), view.accountNo],
      [t('address'), view.address],
      [t('receiptNo'), view.paymentNo],
      [t('paper.issuedAt'), exactTime(new Date(view.at))],
      [t('paper.issuedBy'), view.byName],
    ],
    table: {
      columns: [
        { title: t('item'), share: 0.26 },
        { title: t('period'), share: 0.18 },
        { title: t('paper.quantity'), share: 0.2, right: true },
        { title: t('paper.price'), share: 0.16, right: true },
        { title: t('amount'), share: 0.2, right: true },
      ],
      rows: view.lines.map((line) => [
        `${words(`service.${line.service}`)} · ${t(`billKind.${line.kind}`)}`,
        line.period,
        line.quantity && `${line.quantity}${line.unit === 'm2' ? ' ㎡' : ''}`,
        line.price,
        onPaper(Number(line.fen)),
      ]),
      total: [t('total'), onPaper(view.totalFen)],
    },
    notes: [t('paper.notTax')],
    left: t('questions', { hotline: view.hotline }),
    right: t('seal'),
    missing: t('paper.missing'),
  }
}

/** A payment notice as it was frozen: to whom, how much, why, by when it has to be in their hands. */
export function noticePaper(view: NoticePaper, t: Say): Paper {
  const reason = t(`bank.why.${view.reason}`)
  return {
    title: t('bank.notice'),
    company: view.company,
    number: view.no,
    pairs: [
      [t('account'), `${view.name}　${view.accountNo}`],
      [t('address'), view.address],
    ],
    text: [
      t('bank.noticeText', { reason, amount: onPaper(view.amountFen) }),
      ...(view.priorFen > 0 ? [t('bank.noticePrior', { amount: onPaper(view.priorFen) })] : []),
      t('bank.arriveBy', { date: view.arriveBy }),
    ],
    left: t('questions', { hotline: view.hotline }),
    right: t('seal'),
    missing: t('paper.missing'),
  }
}
