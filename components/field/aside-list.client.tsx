'use client'
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isOnlyHere, type OutboxItem } from '@/lib/fieldwork/rules/outbox'
import { useParkedWhy } from '../ui/use-parked-why.client'

/** What the server has but did not carry out: said plainly, with what happens next. */
export function AsideList({ items }: { items: readonly OutboxItem[] }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const whyOf = useParkedWhy()
  const aside = items.filter((item) => !isOnlyHere(item) && (item.state !== 'applied' || item.photo?.why))
  if (aside.length === 0) return null
  return (
    <div role="note" className="space-y-1 rounded bg-near-soft px-3 py-2 text-near">
      <p className="flex items-center gap-2 font-medium">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        {t('asideTitle')}
      </p>
      <ul className="text-base">
        {aside.map(({ command, why, photo }) => (
          <li key={command.id}>
            {words(`fieldCommand.${command.kind}`)}: {whyOf(photo?.why ?? why ?? 'other')}
          </li>
        ))}
      </ul>
      <p className="text-base">{t('asideNext')}</p>
    </div>
  )
}
