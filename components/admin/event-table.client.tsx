'use client'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { exactTime } from '@/lib/i18n/format'
import type { EventView } from '@/lib/audit/views'
import { useEventSentence } from '../tickets/use-event-sentence.client'

/** The name the background worker acts under; a sign-in carries the person's own. */
const WORKER = 'worker'

/** Events as sentences, each with its number, exact time, request and seal. */
export function EventTable({ rows, locale, now }: { rows: EventView[]; locale: 'zh-CN' | 'en'; now: string }) {
  const t = useTranslations('admin.audit')
  const events = useTranslations('events')
  const sentence = useEventSentence([], locale, now)
  const head = 'px-2 py-1.5 text-left text-xs font-medium whitespace-nowrap text-ink-3'
  const cell = 'block px-0 lg:table-cell lg:px-2 lg:py-1.5 lg:align-top'
  return (
    <table className="block w-full text-sm lg:table">
      <thead className="hidden border-b border-line lg:table-header-group">
        <tr>
          {(['seq', 'at', 'who', 'what', 'subject', 'request'] as const).map((name) => (
            <th key={name} scope="col" className={head}>
              {t(`column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line lg:table-row-group">
        {rows.map((row) => (
          <tr key={row.seq} className="flex flex-wrap gap-x-3 py-2 hover:bg-sunken lg:table-row">
            <td className={`${cell} whitespace-nowrap text-ink-3`}>
              {row.seq}{' '}
              {row.sealed && <Lock role="img" aria-label={t('isSealed')} className="mb-0.5 inline size-3 text-kept" />}
            </td>
            <td className={`${cell} whitespace-nowrap text-ink-2`}>{exactTime(new Date(row.at))}</td>
            <td className={`${cell} whitespace-nowrap`}>
              {row.actorKind === 'system' && row.actor === WORKER ? events('system') : row.actor}
            </td>
            <td className={`${cell} w-full break-words lg:w-auto`}>{sentence(row)}</td>
            <td className={`${cell} whitespace-nowrap text-ink-3`} title={row.subjectId}>
              {t.has(`subject.${row.subject}`) ? t(`subject.${row.subject}`) : row.subject}{' '}
              {row.subjectName ?? row.subjectId.slice(-6)}
            </td>
            <td className={`${cell} hidden text-ink-3 lg:table-cell`} title={row.requestId}>
              {row.requestId.slice(-8)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
