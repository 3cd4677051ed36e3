'use client'
import { useTranslations } from 'next-intl'
import type { CallContext } from './use-call-context.client'

const CHIP = 'h-7 rounded border border-line-strong px-2 text-sm hover:bg-sunken'

/** The people of this account, one press each; and whoever will not say who they are. */
export function KnownPeople({ context, onPick }: { context: CallContext; onPick: (name: string) => void }) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const known = context.account
    ? [{ name: context.account.holder.name, relation: 'holder' }, ...context.account.contacts]
    : []
  return (
    <div className="flex flex-wrap gap-1" role="group" aria-label={t('knownPeople')}>
      {known
        .filter((person, index, all) => all.findIndex((other) => other.name === person.name) === index)
        .map((person) => (
          <button key={person.name} type="button" className={CHIP} onClick={() => onPick(person.name)}>
            {person.name} <span className="text-ink-3">{words(`relation.${person.relation}`)}</span>
          </button>
        ))}
      <button type="button" className={CHIP} onClick={() => onPick(t('anonymous'))}>
        {t('noName')}
      </button>
    </div>
  )
}

/** The names of an account's people, offered while a caller's is typed. */
export function KnownNames({ id, context: { account } }: { id: string; context: CallContext }) {
  const names = new Set([account?.holder.name, ...(account?.contacts.map((contact) => contact.name) ?? [])])
  return <datalist id={id}>{[...names].map((name) => name && <option key={name} value={name} />)}</datalist>
}
