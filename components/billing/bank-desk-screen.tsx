import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { BankDesk } from '@/lib/billing/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { StateChip, type Tone } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import type { BankActions } from './bank-actions'
import { BatchRow } from './batch-row'
import { ConflictPanel } from './conflict-panel'
import { ReturnFileForm } from './return-file-form.client'
import { SendBatchForm } from './send-batch-form.client'
import { SuspensePanel } from './suspense-panel'

const FILE_TONE: Record<string, Tone> = { posted: 'kept', parked: 'over', posting: 'run', reading: 'run' }
const link = 'text-accent underline underline-offset-2'

/** The cycle of the month: dates, batches out, files back, money in suspense, notices to print. */
export function BankDeskScreen({ desk, actions, now }: { desk: BankDesk; actions: BankActions; now: string }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const { layouts, batches, files, notices, month, days } = desk
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('cycle', days)} />
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <Panel title={t('out')} id="out">
          <SendBatchForm layouts={layouts} month={month} opensOn={desk.opensOn} send={actions.send} />
          <ul className="mt-3 divide-y divide-line">
            {batches.map((batch) => (
              <BatchRow key={batch.no} batch={batch} actions={actions} />
            ))}
          </ul>
          {batches.length === 0 && <p className="mt-3 text-ink-3">{t('noBatches')}</p>}
        </Panel>
        <Panel title={t('back')} id="back">
          <ReturnFileForm layouts={layouts} take={actions.take} now={now} />
          <ul className="mt-3 divide-y divide-line">
            {files.map((file) => (
              <li key={file.fileId} className="py-2">
                <p className="flex flex-wrap items-center gap-x-3">
                  <Link href={`/withholding/files/${file.fileId}`} className={link}>
                    {file.name}
                  </Link>
                  <StateChip tone={FILE_TONE[file.status] ?? 'wait'}>{t(`fileState.${file.status}`)}</StateChip>
                  <span className="text-sm text-ink-3">
                    <TimeText at={file.at} now={now} />
                  </span>
                  <span className="ml-auto tabular-nums">{yuan(locale, file.postedFen)}</span>
                </p>
                <p className="text-sm text-ink-3">
                  {file.parked
                    ? t(`parked.${file.reason}`)
                    : t('fileCounts', {
                        details: file.details,
                        posted: file.posted,
                        failed: file.failed,
                        suspense: file.suspense,
                        duplicates: file.duplicates,
                        quarantined: file.quarantined,
                      })}
                </p>
              </li>
            ))}
          </ul>
        </Panel>
        <SuspensePanel rows={desk.suspense} sum={desk.suspenseSum} actions={actions} now={now} />
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
