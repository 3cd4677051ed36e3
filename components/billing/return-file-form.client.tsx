'use client'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { LayoutView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'
import { BankSelect } from './bank-select'
import { readUpload } from './read-upload'

/** A return file taken in; the whole answer stands below. */
export function ReturnFileForm({ layouts, take }: { layouts: readonly LayoutView[]; take: BankActions['take'] }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const router = useRouter()
  const verb = useVerb(take, () => router.refresh())
  const [file, setFile] = useState<File | null>(null)
  const result = verb.state?.ok ? verb.state.data : null
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        const layoutCode = String(new FormData(event.currentTarget).get('bank'))
        if (file) void readUpload(file).then((sent) => verb.run({ layoutCode, file: sent }))
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <BankSelect layouts={layouts} />
        <input
          type="file"
          aria-label={t('file')}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          className="max-w-full text-sm file:mr-2 file:h-8 file:rounded file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
        />
        <Button type="submit" disabled={verb.pending || !file}>
          {t('take')}
        </Button>
      </div>
      {result && (
        <p
          role="status"
          className={
            result.parked ? 'rounded bg-over-soft px-3 py-2 text-over' : 'rounded bg-kept-soft px-3 py-2 text-kept'
          }
        >
          {result.again && `${t('again')} `}
          {result.parked
            ? t('parkedNow', { reason: t(`parked.${result.reason}`) })
            : t('postedNow', {
                posted: result.posted,
                sum: yuan(locale, result.postedFen),
                failed: result.failed,
                suspense: result.suspense,
                duplicates: result.duplicates,
                quarantined: result.quarantined,
              })}{' '}
          <Link href={`/withholding/files/${result.fileId}`} className="underline underline-offset-2">
            {t('lineByLine')}
          </Link>
        </p>
      )}
      {verb.fields.file && <p className="text-over">{t('unreadable')}</p>}
      <RefusalNote state={verb.state?.ok === false && verb.state.kind === 'invalid' ? null : verb.state} />
    </form>
  )
}
