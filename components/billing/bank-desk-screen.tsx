import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { BankDesk } from '@/lib/billing/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import type { BankActions } from './bank-actions'
import { BatchRow } from './batch-row'
import { ConflictPanel } from './conflict-panel'
import { ReturnFileForm } from './return-file-form.client'
import { ReturnFiles } from './return-files'
import { SendBatchForm } from './send-batch-form.client'
import { SuspensePanel } from './suspense-panel'

const link = 'text-accent underline underline-offset-2'

/** The cycle of the month: dates, batches out, files back, money in suspense, notices to print. */
export function BankDeskScreen({ desk, actions, now }: { desk: BankDesk; actions: BankActions; now: string }) {
  const t = useTranslations('billing.bank')
  const { layouts, batches, notices, days } = desk
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('cycle', days)} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <Panel title={t('out')} id="out">
          <SendBatchForm desk={desk} send={actions.send} />
          <ul className="mt-3 divide-y divide-line">
            {batches.map((batch) => (
              <BatchRow key={batch.no} batch={batch} actions={actions} />
            ))}
          </ul>
          {batches.length === 0 && <p className="mt-3 text-ink-3">{t('noBatches')}</p>}
        </Panel>
        <Panel title={t('back')} id="back">
          <ReturnFileForm layouts={layouts} take={actions.take} now={now} />
          <ReturnFiles desk={desk} now={now} />
        </Panel>
        <SuspensePanel desk={desk} actions={actions} now={now} />
        {desk.conflicts.length > 0 && <ConflictPanel rows={desk.conflicts} settle={actions.settle} now={now} />}
        <Panel
          title={t('notices')}
          id="notices"
          aside={
            <Link href="/withholding/notices" className={`text-sm ${link}`}>
              {t('printThem')}
            </Link>
          }
        >
          <p>{t('noticesWaiting', { count: notices.waiting, date: notices.arriveBy })}</p>
        </Panel>
      </div>
    </>
  )
}
