import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { LayoutView } from '@/lib/billing/views'
import { AdminTabs, type AdminSection } from '../../admin/admin-tabs'
import { cx } from '../../ui/classes'
import { LayoutForm, type EditLayout } from './layout-form.client'
import type { PreviewLayout } from './use-preview.client'

type Props = {
  sections: AdminSection[]
  layouts: LayoutView[]
  code: string | null
  edit: EditLayout
  preview: PreviewLayout
}

/** The banks, and the layout of the chosen one; a new bank begins as a copy of the first. */
export function LayoutScreen({ sections, layouts, code, edit, preview }: Props) {
  const t = useTranslations('billing.layout')
  const chosen = layouts.find((layout) => layout.code === code) ?? layouts[0]!
  const isNew = code === 'new'
  const tab = (here: boolean) =>
    cx('rounded px-3 py-1', here ? 'bg-accent-soft font-medium text-accent' : 'text-ink-2 hover:bg-sunken')
  return (
    <>
      <AdminTabs sections={sections} current="banks" note={t('note')} />
      <nav aria-label={t('banks')} className="mb-4 flex flex-wrap gap-1">
        {layouts.map((layout) => (
          <Link
            key={layout.code}
            href={`/admin/banks?code=${layout.code}`}
            prefetch={false}
            className={tab(!isNew && layout === chosen)}
          >
            {layout.bankName}
          </Link>
        ))}
        <Link href="/admin/banks?code=new" prefetch={false} className={tab(isNew)}>
          {t('addBank')}
        </Link>
      </nav>
      <LayoutForm
        key={isNew ? 'new' : `${chosen.code}.${chosen.version}`}
        layout={isNew ? { ...chosen, code: '', bankName: '', version: 0 } : chosen}
        edit={edit}
        preview={preview}
      />
    </>
  )
}
