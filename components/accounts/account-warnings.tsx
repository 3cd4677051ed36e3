import { TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { AccountPage } from '@/lib/accounts/views'
import { cx } from '../ui/classes'

type Line = { key: string; grave: boolean; title: string; text: string }

/** What must be known before speaking or knocking: flags, known defects, and what the register itself has wrong. */
export function AccountWarnings({ account }: { account: AccountPage }) {
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  const lines: Line[] = [
    ...account.flags.map((flag) => ({
      key: flag.id,
      grave: flag.kind === 'safety',
      title: words(`flag.${flag.kind}`),
      text: en ? flag.noteEn : flag.note,
    })),
    ...account.defects.map((defect) => ({
      key: defect.id,
      grave: false,
      title: t('defect', {
        title: en ? defect.titleEn : defect.title,
        reach: t(`reach.${defect.reach}`),
        since: defect.since.slice(0, 7),
      }),
      text: en ? defect.detailEn : defect.detail,
    })),
    ...account.issues.map((issue) => ({
      key: issue,
      grave: false,
      title: t('issue'),
      text: t.has(`issues.${issue}`) ? t(`issues.${issue}`) : issue,
    })),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="mb-5 grid gap-2 lg:grid-cols-2">
      {lines.map((line) => (
        <li
          key={line.key}
          className={cx(
            'flex gap-2 rounded px-3 py-2',
            line.grave ? 'bg-over-soft text-over' : 'bg-near-soft text-near',
          )}
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <p className="min-w-0">
            <strong className="block">{line.title}</strong>
            {line.text}
          </p>
        </li>
      ))}
    </ul>
  )
}
