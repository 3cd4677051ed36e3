'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { UnbilledWork } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { said } from './said'
import type { Act } from './types'

export type BillWork = Act<{ requestKey: string; consentId: string; accountNo: string }, { no: string }>
type Props = { rows: UnbilledWork[]; bill: BillWork }

function Row({ row, bill }: { row: UnbilledWork; bill: BillWork }) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const router = useRouter()
  const verb = useVerb(bill, () => router.refresh())
  return (
    <li className="space-y-2 py-2">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-medium">{row.item}</span>
        <span className="tabular-nums">{yuan(locale, row.fen)}</span>
        <Link href={`/tickets/${row.ticketNo}`} prefetch={false} className="text-accent underline underline-offset-2">
          {row.ticketNo}
        </Link>
        <span className="text-near">{t(`work.why.${row.why}`)}</span>
      </p>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const { account = '' } = said(event.currentTarget)
          void verb.run({ consentId: row.consentId, accountNo: account.toUpperCase() })
        }}
      >
        <input
          name="account"
          required
          aria-label={t('work.to')}
          placeholder={t('work.to')}
          className={`${inputClass} h-11 min-w-0 flex-1 md:h-8`}
        />
        <Button type="submit" disabled={verb.pending} className="h-11 md:h-8">
          {t('work.bill')}
        </Button>
      </form>
      <RefusalNote state={verb.state} />
    </li>
  )
}

/** Prices customers signed for work that lie on no account yet: none is lost, someone places each. */
export function UnbilledWorkPanel({ rows, bill }: Props) {
  const t = useTranslations('billing')
  if (rows.length === 0) return null
  return (
    <Panel title={t('work.title')} id="unbilled-work">
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <Row key={row.consentId} row={row} bill={bill} />
        ))}
      </ul>
    </Panel>
  )
}
