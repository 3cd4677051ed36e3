import Link from 'next/link'
import { cx } from './classes'

export type LinkTab = { key: string; label: string; href: string; count?: string; current: boolean }

/** Tabs that are addresses: each has its own page, its own history. */
export function LinkTabs({ tabs, label }: { tabs: LinkTab[]; label: string }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 lg:mx-0 lg:px-0"
      data-no-print
    >
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          href={tab.href}
          prefetch={false}
          aria-current={tab.current ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap',
            tab.current ? 'border-accent font-medium text-accent' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-sm text-ink-3">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
