import { useTranslations } from 'next-intl'
import { LinkTabs } from '../ui/link-tabs'
import { PageTitle } from '../ui/page-title'

export type AdminSection = 'units' | 'staff' | 'calendar' | 'policy' | 'banks' | 'audit'

/** Title and sections of the system pages, those of one's own duty only. */
export function AdminTabs({
  sections,
  current,
  note,
}: {
  sections: AdminSection[]
  current: AdminSection
  note?: string
}) {
  const t = useTranslations('admin')
  return (
    <>
      <PageTitle title={t(`section.${current}`)} note={note} />
      <div className="mb-4">
        <LinkTabs
          label={t('title')}
          tabs={sections.map((name) => ({
            key: name,
            label: t(`section.${name}`),
            href: `/admin/${name}`,
            current: name === current,
          }))}
        />
      </div>
    </>
  )
}
