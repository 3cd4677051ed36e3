import { useLocale, useTranslations } from 'next-intl'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { NoticeView } from '@/lib/billing/views'
import type { Paper } from '@/lib/kernel/paper'
import { PageTitle } from '../ui/page-title'
import { Panel } from '../ui/panel'
import { TimeText } from '../ui/time-text.client'
import { MarkPrinted, PrintAgain, type PrintNotices } from './notice-acts.client'
import { PaperSheet } from './papers/paper-sheet'

type Props = {
  waiting: NoticeView[]
  withdrawn: NoticeView[]
  printed: NoticeView[]
  /** the sheets of those that wait, as they come out of the printer */
  papers: Paper[]
  print: PrintNotices
  now: string
}

/** A letter per account the bank did not pay, by what is open now; what was settled since is named and not sent; what was printed, when, by whom. */
export function NoticesScreen({ waiting, withdrawn, printed, papers, print, now }: Props) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const who = (notice: NoticeView) => (
    <>
      <span className="font-medium tabular-nums">{notice.no}</span>
      <span>
        {notice.name} {notice.accountNo}
      </span>
      <span className={notice.standing === 'due' ? '' : 'text-kept'}>
        {t(`standing.${notice.standing}`, { amount: yuan(locale, notice.amountFen) })}
      </span>
    </>
  )
  return (
    <>
      <div data-no-print>
        <PageTitle
          title={t('notices')}
          note={t('noticesWaiting', { count: waiting.length, date: waiting[0]?.arriveBy ?? '' })}
        />
        <MarkPrinted ids={waiting.map(({ id }) => id)} print={print} />
      </div>
      <div className="my-4 grid gap-4 xl:grid-cols-2 print:block">
        {papers.map((paper) => (
          <PaperSheet key={paper.number} paper={paper} />
        ))}
      </div>
      <div data-no-print className="space-y-6">
        {withdrawn.length > 0 && (
          <Panel title={t('withdrawn')} id="withdrawn">
            <ul className="divide-y divide-line">
              {withdrawn.map((notice) => (
                <li key={notice.id} className="flex flex-wrap gap-x-3 py-1.5">
                  {who(notice)}
                  <span className="text-ink-3">{t('saidThen', { amount: yuan(locale, notice.saidFen) })}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title={t('printed')} id="printed">
          {printed.length === 0 && <p className="text-ink-3">{t('noPrinted')}</p>}
          <ul className="divide-y divide-line">
            {printed.map((notice) => (
              <li key={notice.id} className="py-1.5">
                <p className="flex flex-wrap items-center gap-x-3">
                  {who(notice)}
                  {notice.standing === 'due' && <PrintAgain id={notice.id} no={notice.no} print={print} />}
                </p>
                {notice.prints.map(({ n, fen, byName, at }) => (
                  <p key={n} className="text-sm text-ink-3">
                    {t('printedOnce', { n, amount: yuan(locale, fen), who: byName })} <TimeText at={at} now={now} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
