'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { LayoutView } from '@/lib/billing/views'
import { FileInput } from '../ui/file-input.client'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'
import { BankSelect } from './bank-select'
import { readUpload } from './read-upload'
import { ReturnAnswer } from './return-answer'

type Props = { layouts: readonly LayoutView[]; take: BankActions['take']; now: string }

/** A return file taken in; the whole answer stands below. */
export function ReturnFileForm({ layouts, take, now }: Props) {
  const t = useTranslations('billing.bank')
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
        <FileInput aria-label={t('file')} onFile={setFile} className="max-w-full" />
        <Button type="submit" disabled={verb.pending || !file}>
          {t('take')}
        </Button>
      </div>
      {result && <ReturnAnswer result={result} now={now} />}
      {verb.fields.file && <p className="text-over">{t('unreadable')}</p>}
      <RefusalNote state={verb.state?.ok === false && verb.state.kind === 'invalid' ? null : verb.state} />
    </form>
  )
}
