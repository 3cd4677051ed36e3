import 'server-only'
import { getLocale } from 'next-intl/server'
import type { StaffContext } from '@/lib/platform/context'
import { englishNames } from '@/lib/units/queries'

const SIGNED = new Set(['by', 'byName', 'openedBy', 'checkedBy', 'decidedBy', 'requestedBy', 'approvedBy'])

/** A copy in which everything that was signed says who by what `say` returns. */
function signedAs(view: unknown, say: (name: string) => string): unknown {
  if (Array.isArray(view)) return view.map((each) => signedAs(each, say))
  if (typeof view !== 'object' || view === null) return view
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [
      key,
      SIGNED.has(key) && typeof value === 'string' ? say(value) : signedAs(value, say),
    ]),
  )
}

/** What a page shows, its people named in the reader's language: who signed is kept under the Chinese name; an English page says the English one. */
export async function inReadersNames<T>(ctx: StaffContext, view: T): Promise<T> {
  if ((await getLocale()) !== 'en') return view
  const names = new Set<string>()
  signedAs(view, (name) => (names.add(name), name))
  const known = await englishNames(ctx, [...names])
  return signedAs(view, (name) => known.get(name) ?? name) as T
}
