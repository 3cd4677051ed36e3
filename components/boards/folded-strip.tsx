import { useTranslations } from 'next-intl'

type Props = { id: string; title: string; count: number; children: React.ReactNode }

/** What waits beside the queue, one line above it until it is pressed: the queue below is what dispatching is about. */
export function FoldedStrip({ id, title, count, children }: Props) {
  const t = useTranslations('lists')
  return (
    <details id={id} className="mb-4 border-t border-line pt-1">
      <summary className="flex min-h-8 items-center gap-2 text-sm font-medium text-near">
        {title}
        <span className="rounded-full bg-near-soft px-1.5 text-xs">{count}</span>
        <span className="font-normal text-accent">{t('showStrip')}</span>
      </summary>
      {children}
    </details>
  )
}
