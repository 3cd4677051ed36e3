import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { TimeText } from '../ui/time-text.client'
import type { BankActions } from './bank-actions'
import { signedBy } from './signed-by'

type Result = Extract<Awaited<ReturnType<BankActions['take']>>, { ok: true }>['data']

/** What became of a file just taken in; of one that was taken in before only that, when and by whom, with no sums that would look posted again. */
export function ReturnAnswer({ result, now }: { result: Result; now: string }) {
  const t = useTranslations('billing.bank')
  const whole = useTranslations('billing')
  const locale = useLocale() as Locale
  const { before } = result
  const look = before ? 'bg-near-soft text-near' : result.parked ? 'bg-over-soft text-over' : 'bg-kept-soft text-kept'
  return (
    <p role="status" className={`rounded px-3 py-2 ${look}`}>
      {before ? (
        <>
          {t('again')}
          {locale === 'en' && ' '}
          <TimeText at={before.at} now={now} />
          {t('againBy', { who: signedBy(before.byName, whole), name: before.name })}
        </>
      ) : result.parked ? (
        t('parkedNow', { reason: t(`parked.${result.reason}`) })
      ) : (
        t('postedNow', {
          posted: result.posted,
          sum: yuan(locale, result.postedFen),
          failed: result.failed,
          suspense: result.suspense,
          duplicates: result.duplicates,
          quarantined: result.quarantined,
        })
      )}{' '}
      <Link href={`/withholding/files/${result.fileId}`} className="underline underline-offset-2">
        {t(before ? 'seeBefore' : 'lineByLine')}
      </Link>
    </p>
  )
}
