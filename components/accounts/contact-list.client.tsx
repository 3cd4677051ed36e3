'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ContactView } from '@/lib/accounts/views'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { WhyForm } from '../ui/why-form.client'

export type Reveal = (input: { contactId: string; reason: string }) => Promise<ActionState<{ phone: string }>>
type Props = { contacts: ContactView[]; preference: string; mayReveal: boolean; reveal: Reveal }

/** How to reach someone: numbers masked; shown whole to those who say why, which stays on record. */
export function ContactList({ contacts, preference, mayReveal, reveal }: Props) {
  const t = useTranslations('accounts')
  return (
    <Panel title={t('contacts')} id="contacts">
      {preference && <p className="mb-2">{preference}</p>}
      {contacts.length === 0 && <p className="text-ink-3">{t('noContacts')}</p>}
      <ul className="space-y-2">
        {contacts.map((contact) => (
          <ContactItem key={contact.id} contact={contact} mayReveal={mayReveal} reveal={reveal} />
        ))}
      </ul>
    </Panel>
  )
}

function ContactItem({ contact, mayReveal, reveal }: { contact: ContactView; mayReveal: boolean; reveal: Reveal }) {
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  const [asking, setAsking] = useState(false)
  const [pending, setPending] = useState(false)
  const [result, setResult] = useState<ActionState<{ phone: string }> | null>(null)
  const phone = result?.ok ? result.data.phone : null
  async function show(reason: string) {
    setPending(true)
    const answer = await reveal({ contactId: contact.id, reason })
    setPending(false)
    setResult(answer)
    setAsking(!answer.ok)
  }
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-2">
        <span className="text-ink-3">{words(`relation.${contact.relation}`)}</span>
        <span>{contact.name}</span>
        {phone ? (
          <a href={`tel:${phone}`} className="font-medium text-accent">
            {phone}
          </a>
        ) : (
          <span className="text-ink-2">{contact.phoneMasked || t('noPhone')}</span>
        )}
        {!contact.valid && <span className="text-sm text-near">{t('badPhone')}</span>}
        {mayReveal && contact.phoneMasked && !phone && (
          <Button look="plain" className="h-7 px-2 text-sm" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('reveal')}
          </Button>
        )}
      </div>
      {asking && (
        <WhyForm
          label={t('revealReason')}
          submit={t('show')}
          pending={pending}
          className="mt-1"
          onWhy={(reason) => void show(reason)}
        />
      )}
      <RefusalNote state={result} />
    </li>
  )
}
