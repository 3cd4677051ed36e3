import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AccountPage } from '@/lib/accounts/views'
import type { VisitView } from '@/lib/fieldwork/views'
import type { TicketRow } from '@/lib/tickets/views'
import { TicketTable } from '../lists/ticket-table.client'
import { LiveRefresh } from '../shell/live-refresh.client'
import { Panel } from '../ui/panel'
import { PlaceText } from '../ui/place-text'
import { Mark, StateChip } from '../ui/state-chip'
import { AccountWarnings } from './account-warnings'
import { ContactList, type Reveal } from './contact-list.client'
import { MoneyPanel, type Owed } from './money-panel'
import { PremisePanel } from './premise-panel'
import { SiblingPanel } from './sibling-panel'
import { VisitPanel } from './visit-panel'

type Props = {
  account: AccountPage
  owed: Owed
  /** what the other accounts owe, in fen */
  siblingsOwe: Record<string, number>
  /** bills and payments, composed by the page */
  bills: React.ReactNode
  tickets: TicketRow[]
  visits: VisitView[]
  mayReveal: boolean
  /** the call screen of this person's own workbench */
  callPath: string | null
  reveal: Reveal
  now: string
}

/** Everything about an account on one page: left what came of it, right what is on record. */
export function AccountScreen(props: Props) {
  const { account, owed, siblingsOwe, bills, tickets, visits, mayReveal, callPath, reveal, now } = props
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  return (
    <>
      <LiveRefresh />
      <header className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h1 className="text-xl">{account.holder.name}</h1>
            <StateChip tone={account.status === 'active' ? 'run' : 'wait'}>
              {t.has(`status.${account.status}`) ? t(`status.${account.status}`) : account.status}
            </StateChip>
            {account.keyCustomer && (
              <Mark of="key" tone="near">
                {words('flag.key-customer')}
              </Mark>
            )}
            {!account.billable && (
              <Mark of="flag" tone="near">
                {t('notBillable')}
              </Mark>
            )}
          </div>
          <p className="mt-1 text-lg">
            <PlaceText text={account.premise.address} />
          </p>
          <p className="text-ink-2">
            {t('accountNo', { no: account.accountNo })} · {words(`service.${account.service}`)} ·{' '}
            {words(`tariff.${account.tariffClass}`)}
          </p>
        </div>
        {callPath && (
          <Link
            href={`${callPath}?account=${account.accountNo}`}
            className="inline-flex h-9 items-center gap-1.5 rounded bg-accent px-4 font-medium text-accent-ink hover:opacity-90"
          >
            <Phone aria-hidden className="size-4" />
            {t('newCall')}
          </Link>
        )}
      </header>
      <AccountWarnings account={account} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-6">
          <Panel
            title={t('tickets')}
            id="tickets"
            aside={<span className="text-sm text-ink-3">{tickets.length || ''}</span>}
          >
            {tickets.length === 0 ? (
              <p className="text-ink-3">{t('noTickets')}</p>
            ) : (
              <TicketTable rows={tickets} now={now} label={t('tickets')} />
            )}
          </Panel>
          {bills}
          <VisitPanel visits={visits} now={now} />
        </div>
        <div className="grid min-w-0 content-start gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-1">
          <ContactList
            contacts={account.contacts}
            preference={account.contactPreference}
            mayReveal={mayReveal}
            reveal={reveal}
          />
          <MoneyPanel account={account} owed={owed} />
          <PremisePanel account={account} />
          <SiblingPanel siblings={account.siblings} owe={siblingsOwe} />
        </div>
      </div>
    </>
  )
}
