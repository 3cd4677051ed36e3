import { spokenInstant } from '@/lib/i18n/format'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { WhereItStands } from '@/lib/tickets/views'
import { present } from '../ui/present.client'
import type { CallDeskProps } from './call-desk-props'
import type { Saved } from './saved-call.client'

export type Spoken = { company: string; staffNo: string; contactName: string }

/** Whose names a phrase may say: the company, who speaks, and a caller who was here before; nobody else is told of a last time. */
export const spokenOf = (
  speaker: CallDeskProps['speaker'],
  callerName: string | undefined,
  locale: 'zh-CN' | 'en',
): Spoken => ({
  company: locale === 'en' ? speaker.companyEn : speaker.company,
  staffNo: speaker.staffNo,
  contactName: callerName ?? '',
})

/** A phrase with its places filled; one that needs what is not known yet is not offered. */
export function fillPhrase(phrase: string, spoken: Record<string, string>): string | null {
  let whole = true
  const text = phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!spoken[name]) whole = false
    return spoken[name] ?? ''
  })
  return whole ? text : null
}

/** What a joined caller is told of the matter, in the values of its sentence. */
export const standsIn = (state: WhereItStands, locale: 'zh-CN' | 'en') => {
  const said = (at: string) => spokenInstant(locale, new Date(at), present())
  return {
    unit: (locale === 'en' ? state.unitEn : state.unit) ?? '',
    since: said(state.since),
    due: state.dueAt ? said(state.dueAt) : '',
    timed: String(state.dueAt !== null),
  }
}

/** The closing words of a saved call, with its number and the time promised; the first that can be said whole. */
export function closingOf(phrases: PhrasesBody, spoken: Spoken, saved: Saved, locale: 'zh-CN' | 'en'): string {
  const dueText = saved.dueAt ? spokenInstant(locale, new Date(saved.dueAt), present()) : ''
  return (
    phrases.closing
      .map((phrase) => fillPhrase(locale === 'en' ? phrase.en : phrase.zh, { ...spoken, ticketNo: saved.no, dueText }))
      .find(Boolean) ?? ''
  )
}
