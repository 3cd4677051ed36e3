import { useTranslations } from 'next-intl'

/** What the colours of a day mean, how many there are, and how to change one. */
export function Legend({ off, work, canEdit }: { off: number; work: number; canEdit: boolean }) {
  const t = useTranslations('admin.calendar')
  return (
    <p className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-2">
      <span className="flex items-center gap-1.5">
        <i className="size-3 rounded-[3px] bg-over-soft outline outline-over" />
        {t('off', { n: off })}
      </span>
      <span className="flex items-center gap-1.5">
        <i className="size-3 rounded-[3px] bg-run-soft outline outline-run" />
        {t('work', { n: work })}
      </span>
      {canEdit && <span className="text-ink-3">{t('hint')}</span>}
    </p>
  )
}
