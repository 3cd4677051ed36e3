import type { InvoiceView, NoticePaper, ReceiptView } from '@/lib/billing/views'
import { exactTime, yuan } from '@/lib/i18n/format'
import { inCapitals } from '@/lib/kernel/capitals'
import type { Paper } from '@/lib/kernel/paper'
import { signedBy } from '../signed-by'

/** The words of a room, as the language of the reader has them. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** An amount on paper, as the screens write it: ¥1,805.50. */
export const onPaper = (fen: number): string => yuan('zh-CN', fen)

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
      [t('takenBy'), signedBy(view.byName, t)],
    ],
    table: {
      columns: [
        { title: t('item'), share: 0.45 },
        { title: t('period'), share: 0.25 },
        { title: t('sum'), share: 0.3, right: true },
      ],
      rows: [
        ...view.parts.map((part) => [
          part.item ? t('workOf', { item: part.item }) : t(`billKind.${part.kind}`),
          period(part.kind, part.periodCode),
          onPaper(part.fen),
        ]),
        ...surplus,
      ],
      total: [t('total'), onPaper(view.amountFen)],
    },
    notes: [`${t('capitals')}${inCapitals(BigInt(view.amountFen))}`],
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
        { title: t('sum'), share: 0.2, right: true },
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

/** By when, in words: a day to come, or that it has passed. */
const payBy = ({ bills, on }: NoticePaper, t: Say): string => {
  const [first = on] = bills.map(({ dueOn }) => dueOn).sort()
  return t(first < on ? 'letter.overdue' : 'letter.payBy', { date: first })
}

/** A payment notice: a letter to the customer of what is open now, for what, why it comes, by when, where and how to pay. */
export function noticePaper(view: NoticePaper, t: Say, words: Say): Paper {
  return {
    title: t('bank.notice'),
    company: view.company,
    number: `${t('letter.no')} ${view.no}`,
    pairs: [
      [t('account'), `${view.name}　${view.accountNo}`],
      [t('address'), view.address],
      [t('letter.service'), words(`service.${view.service}`)],
      [t('letter.issuedOn'), view.on],
    ],
    text: [
      t('letter.greeting', { name: view.name }),
      `${t('letter.why', { reason: t(`letter.reason.${view.reason}`), on: view.on, amount: onPaper(view.amountFen) })}${payBy(view, t)}`,
      t(view.online ? 'letter.howOnline' : 'letter.how'),
      ...(view.priorFen > 0
        ? [
            t('letter.prior', {
              amount: onPaper(view.priorFen),
              sum: onPaper(view.amountFen + view.priorFen),
            }),
          ]
        : []),
      t('letter.paidMeanwhile'),
    ],
    table: {
      columns: [
        { title: t('item'), share: 0.22 },
        { title: t('period'), share: 0.18 },
        { title: t('letter.billNo'), share: 0.26 },
        { title: t('letter.dueOn'), share: 0.16 },
        { title: t('sum'), share: 0.18, right: true },
      ],
      rows: view.bills.map((bill) => [
        t(`billKind.${bill.kind}`),
        period(bill.kind, bill.periodCode),
        bill.no,
        bill.dueOn,
        onPaper(bill.openFen),
      ]),
      total: [t('letter.total'), onPaper(view.amountFen)],
    },
    left: t('questions', { hotline: view.hotline }),
    right: t('seal'),
    missing: t('paper.missing'),
  }
}
