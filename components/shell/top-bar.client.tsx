'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Role } from '@/lib/kernel/roles'
import { ChipShapes } from '../ui/state-chip'
import { LanguageSwitch } from './language-switch.client'
import { OutageBanner } from './outage-banner'
import { PersonMenu, type SignOut } from './person-menu.client'
import { SearchBox } from './search-box.client'
import { ThemeSwitch } from './theme-switch.client'

type Outage = { id: string; title: string; titleEn: string; current: boolean; expectedRestoreAt: string }
type Props = { name: string; staffNo: string; roles: readonly Role[]; outages: Outage[]; now: string; signOut: SignOut }

/** One search box for everything, the outage banner, language, theme, person. */
export function TopBar({ name, staffNo, roles, outages, now, signOut }: Props) {
  const words = useTranslations('words')
  const locale = useLocale()
  const onlyAdmin = roles.every((role) => role.endsWith('-admin'))
  return (
    <header data-shell className="sticky top-0 z-10 border-b border-line bg-ground">
      <ChipShapes />
      <div className="flex h-12 items-center gap-2 px-4 lg:px-6">
        {onlyAdmin ? <div className="flex-1" /> : <SearchBox />}
        <LanguageSwitch />
        <ThemeSwitch />
        <PersonMenu
          name={name}
          staffNo={staffNo}
          duties={[...new Set(roles)].map((role) => words(`role.${role}`))}
          signOut={signOut}
        />
      </div>
      <OutageBanner outages={outages} locale={locale} now={now} />
    </header>
  )
}
