'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { LateFeeView } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { lineText } from './line-text'
import type { Say } from './papers/papers'
import type { Act } from './types'

export type PostLateFee = Act<{ requestKey: string; accountNo: string }, { no: string; fen: string }>
type Props = { accountNo: string; due: LateFeeView; post: PostLateFee | null }

/** What lateness costs today, line by line, charged by a press before the money is taken. */
export function LateFeePanel({ accountNo, due, post }: Props) {
  const t = useTranslations('billing')
  const locale = useLocale() as Locale
  const router = useRouter()
  const verb = useVerb(post ?? (async () => ({ ok: false }) as never), () => router.refresh())
  if (due.fen === 0) return null
  return (
    <Panel title={t('late.title')} id="late-fee">
      <ul className="space-y-0.5 text-sm">
        {due.lines.map((line) => (
          <li key={`${line.params.bill} ${line.params.until}`} className="flex justify-between gap-4">
            <span className="text-ink-2">{lineText(line, t as Say)}</span>
            <span className="tabular-nums">{yuan(locale, Number(line.fen))}</span>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex items-center gap-3">
        <span className="text-lg font-medium tabular-nums">{yuan(locale, due.fen)}</span>
        {post && (
          <Button disabled={verb.pending} onClick={() => void verb.run({ accountNo })}>
            {t('late.post')}
          </Button>
        )}
      </div>
      <p className="mt-1 text-sm text-ink-3">{t('late.note')}</p>
      <RefusalNote state={verb.state} />
    </Panel>
  )
}
