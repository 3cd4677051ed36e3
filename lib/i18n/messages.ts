import type { Locale } from './locales'

/** One file per room of the house; zh-CN is the source, en complete beside it. */
export const NAMESPACES = [
  'common',
  'words',
  'blockers',
  'fields',
  'events',
  'signIn',
  'shell',
  'hotline',
  'ticket',
  'lists',
  'field',
  'followUp',
  'boards',
  'admin',
  'accounts',
] as const

/** All messages of a locale. */
export async function messagesOf(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const rooms = await Promise.all(
    NAMESPACES.map(async (name) => [name, (await import(`./messages/${locale}/${name}.json`)).default] as const),
  )
  return Object.fromEntries(rooms)
}
