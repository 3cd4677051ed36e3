'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { NoticeView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { PageTitle } from '../ui/page-title'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

type Props = {
  notices: NoticeView[]
  company: { name: string; nameEn: string }
  print: Act<{ requestKey: string; ids: string[] }>
}

/** A sheet per account the bank did not pay; printed sheets are marked, with who and when. */
export function NoticesScreen({ notices, company, print }: Props) {
  const t = useTranslations('billing.bank')
  const papers = useTranslations('billing.paper')
  const locale = useLocale() as Locale
  const router = useRouter()
  const verb = useVerb(print, () => router.refresh())
  const waiting = notices.filter(({ printedAt }) => !printedAt)
  return (
    <>
      <div data-no-print>
        <PageTitle
          title={t('notices')}
          note={t('noticesWaiting', { count: waiting.length, date: waiting[0]?.arriveBy ?? '—' })}
        >
          <Button look="primary" disabled={waiting.length === 0} onClick={() => window.print()}>
            {t('print')}
          </Button>
          {waiting.length > 0 && (
            <a href="/api/papers/notice/waiting" download className="text-accent underline underline-offset-2">
              {papers('noticesPdf')}
            </a>
          )}
          <Button
            disabled={verb.pending || waiting.length === 0}
            onClick={() => void verb.run({ ids: waiting.map(({ id }) => id) })}
          >
            {t('markPrinted')}
          </Button>
        </PageTitle>
        <RefusalNote state={verb.state} />
      </div>
      <div className="grid gap-4 lg:grid-cols-2 print:block">
        {waiting.map((notice) => (
          <article
            key={notice.id}
            className="break-after-page bg-white p-6 text-black shadow-[0_0_0_1px_#ccc] print:shadow-none"
          >
            <h2 className="text-center text-lg">
              {locale === 'en' ? company.nameEn || company.name : company.name} · {t('notice')}
            </h2>
            <p className="mb-3 text-right text-sm">{notice.no}</p>
            <p>
              {notice.name}（{notice.accountNo}）
            </p>
            <p>{notice.address}</p>
            <p className="my-3 indent-8">
              {t('noticeText', { reason: t(`why.${notice.reason}`), amount: yuan(locale, notice.amountFen) })}
            </p>
            {notice.priorFen > 0 && (
              <p className="indent-8">{t('noticePrior', { amount: yuan(locale, notice.priorFen) })}</p>
            )}
            <p className="mt-6 flex justify-between text-sm">
              <span>{t('arriveBy', { date: notice.arriveBy })}</span>
              <span className="pr-16">{t('seal')}</span>
            </p>
          </article>
        ))}
      </div>
    </>
  )
}
