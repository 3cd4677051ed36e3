'use client'
import { useTranslations } from 'next-intl'
import type { Role } from '@/lib/kernel/roles'
import { RailLink } from './rail-link.client'
import { useSaidCounts } from './rail-counts.client'
import { BenchIcon } from './icons'
import { TICKETS, workbenchesOf } from './workbenches'

type Props = { roles: readonly Role[]; counts: Record<string, number | undefined> }

/** The person's workbenches with live counts: a rail at the desk, a bar under the thumb on a phone. */
export function Rail({ roles, counts }: Props) {
  const t = useTranslations('shell')
  const said = useSaidCounts()
  const benches = workbenchesOf(roles)
  const onlyAdmin = benches.every((bench) => bench.key === 'admin')
  const items = onlyAdmin ? benches : [...benches, { ...TICKETS, count: undefined }]
  return (
    <nav
      data-shell
      aria-label={t('workbenches')}
      className="fixed inset-x-0 bottom-0 z-20 flex overflow-x-auto overscroll-x-contain border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:sticky lg:top-0 lg:h-dvh lg:w-[200px] lg:shrink-0 lg:flex-col lg:gap-0.5 lg:overflow-x-visible lg:border-t-0 lg:border-r lg:bg-ground lg:p-3"
    >
      <p className="hidden h-9 items-center px-2 text-lg font-medium lg:flex">{t('brand')}</p>
      {items.map(({ path, key, icon, count }) => (
        <RailLink
          key={path}
          path={path}
          label={t(`bench.${key}`)}
          count={count ? (said[count] ?? counts[count]) : undefined}
        >
          <BenchIcon name={icon} className="size-5 lg:size-4" />
        </RailLink>
      ))}
    </nav>
  )
}
