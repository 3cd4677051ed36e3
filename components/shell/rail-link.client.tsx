'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { cx } from '../ui/classes'

/** One workbench in the rail. */
export function RailLink({
  path,
  label,
  count,
  children,
}: {
  path: string
  label: string
  count?: number
  children: React.ReactNode
}) {
  const here = usePathname().startsWith(path)
  const link = useRef<HTMLAnchorElement>(null)
  // on a phone the bar of someone with many workbenches is wider than the screen
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [here])
  return (
    <Link
      ref={link}
      href={path}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
      className={cx(
        'relative flex min-h-12 min-w-[4.5rem] flex-1 flex-col items-center justify-center gap-0.5 px-1 text-xs lg:min-h-9 lg:min-w-0 lg:flex-none lg:flex-row lg:justify-start lg:gap-2.5 lg:rounded lg:px-2 lg:text-base',
        here ? 'font-medium text-accent lg:bg-accent-soft' : 'text-ink-2 hover:bg-sunken hover:text-ink',
      )}
    >
      {children}
      <span className="truncate">{label}</span>
      {count ? (
        <span className="absolute top-1 left-1/2 ml-2 rounded-full bg-sunken px-1.5 text-xs text-ink-2 lg:static lg:ml-auto">
          {count > 999 ? '999+' : count}
        </span>
      ) : null}
    </Link>
  )
}
