import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { BankDesk } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { StateChip, type Tone } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'
import { countsOf } from './line-text'

const FILE_TONE: Record<string, Tone> = { posted: 'kept', parked: 'over', posting: 'run', reading: 'run' }
/** A file that brought nothing but what had been posted before says so. */
const stateOf = ({ status, posted, duplicates }: BankDesk['files'][number]) =>
  status === 'posted' && posted === 0 && duplicates > 0 ? 'repeated' : status

const link = 'text-accent underline underline-offset-2'

type Props = { desk: Pick<BankDesk, 'files' | 'filesNext' | 'filesFurther'>; now: string }

/** What came back from the banks, newest first, page by page. */
export function ReturnFiles({ desk, now }: Props) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  return (
    <>
      <ul className="mt-3 divide-y divide-line">
        {desk.files.map((file) => (
          <li key={file.fileId} className="py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              <Link href={`/withholding/files/${file.fileId}`} className={link}>
                {file.name}
              </Link>
              <StateChip tone={FILE_TONE[stateOf(file)] ?? 'wait'}>{t(`fileState.${stateOf(file)}`)}</StateChip>
              <span className="text-sm text-ink-3">
                <TimeText at={file.at} now={now} />
              </span>
              <span className="ml-auto tabular-nums">{yuan(locale, file.postedFen)}</span>
            </p>
            <p className="text-sm text-ink-3">
              {file.parked ? t(`parked.${file.reason}`) : t('fileCounts', countsOf(file))}
            </p>
          </li>
        ))}
      </ul>
      {(desk.filesFurther || desk.filesNext) && (
        <p className="mt-2 flex gap-4 text-sm">
          {desk.filesFurther && (
            <Link href="/withholding#back" className={link}>
              {t('newestFiles')}
            </Link>
          )}
          {desk.filesNext && (
            <Link href={`/withholding?files=${desk.filesNext}#back`} rel="next" className={link}>
              {t('olderFiles')}
            </Link>
          )}
        </p>
      )}
    </>
  )
}
