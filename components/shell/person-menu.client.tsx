'use client'
import { KeyRound, LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ActionState } from '@/lib/kernel/result'

export type SignOut = (input: Record<string, never>) => Promise<ActionState<void>>

/** Who is signed in, with which duties; the way out. */
export function PersonMenu({
  name,
  staffNo,
  duties,
  signOut,
}: {
  name: string
  staffNo: string
  duties: string[]
  signOut: SignOut
}) {
  const t = useTranslations('shell')
  async function leave() {
    const clear = () => import('../field/phone/vault.client').then(({ leavePhone }) => leavePhone()).catch(() => {})
    await clear()
    await signOut({})
    await clear() // a window opened in between was still let in
    document.cookie = 'next-auth.session-token=; path=/; max-age=0'
    window.location.assign('/sign-in')
  }
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="min-h-8 max-w-40 truncate max-lg:min-h-11 rounded px-2 hover:bg-sunken"
        data-testid="person"
      >
        {name}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="z-30 min-w-52 rounded bg-surface p-1.5 shadow-float"
        >
          <div className="px-2 py-1.5">
            <p className="font-medium">{name}</p>
            <p className="text-sm text-ink-2">
              {t('staffNo', { no: staffNo })} · {duties.join(t('listComma'))}
            </p>
          </div>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item asChild>
            <Link
              href="/password"
              prefetch={false}
              className="flex h-9 items-center gap-2 rounded px-2 outline-none data-highlighted:bg-sunken"
            >
              <KeyRound aria-hidden className="size-4" />
              {t('password')}
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item
            onSelect={() => void leave()}
            className="flex min-h-11 items-center lg:min-h-9 gap-2 rounded px-2 outline-none data-highlighted:bg-sunken"
          >
            <LogOut aria-hidden className="size-4" />
            {t('signOut')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
