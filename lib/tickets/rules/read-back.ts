import type { Question } from '@/lib/policy/rules/question-body'
import type { Kind } from '@/lib/policy/rules/vocabulary'
import { clipLine } from '@/lib/kernel/text'
import { spokenTime, type Locale } from '@/lib/tickets/rules/spoken-time'

/** Of what was said without an answer to a question, so much is read back. */
const MOST_WORDS = 200

export type FactValue = string | number | boolean | readonly string[]

export type ReadBackInput = {
  /** who speaks; empty when they would not say */
  callerName: string
  /** whom to call back, when that is somebody else */
  contactName?: string
  contactPhone?: string
  /** Where the customer is supplied; empty when unknown. */
  address?: string
  /** Where the fault is, when that is another place. */
  faultAddress?: string
  /** Landmark words exactly as told. */
  landmarks?: string
  kind: Kind
  /** Answers by question key; a key that is absent is not spoken. */
  facts: Readonly<Record<string, FactValue | undefined | null>>
  questions: readonly Question[]
  /** What the customer said, used when no fact was recorded. */
  summary?: string
  now: Date
  timeZone: string
}

const lang = (locale: Locale) => (locale === 'en' ? 'en' : 'zh')

function listed(locale: Locale, parts: readonly string[]): string {
  if (locale !== 'en') return parts.join('、')
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** The number alone, since the sentence has its unit: people type `15度左右`. */
export const numberIn = (text: string) => /\d+(?:\.\d+)?/.exec(text)?.[0] ?? text

function spokenValue(locale: Locale, question: Question, value: FactValue, input: ReadBackInput): string {
  const option = (key: string) => {
    const found = question.options.find((o) => o.value === key)
    return found ? (found.said?.[lang(locale)] ?? found[lang(locale)]) : key
  }
  if (Array.isArray(value)) return listed(locale, value.map(option))
  if (typeof value === 'boolean') return option(value ? 'yes' : 'no')
  if (question.type === 'datetime') return spokenTime(locale, String(value), input.now, input.timeZone)
  const text = String(value).trim()
  return question.type === 'number' ? numberIn(text) : option(text)
}

const isEmpty = (value: FactValue | undefined | null) =>
  value === undefined || value === null || (Array.isArray(value) ? value.length === 0 : String(value).trim() === '')

/** The facts as fragments in spoken order; an option said as nothing (nothing worth repeating) is left out. */
function fragments(locale: Locale, input: ReadBackInput): string {
  const asked = input.questions.filter(({ kinds }) => kinds.includes(input.kind)).sort((a, b) => a.order - b.order)
  let text = ''
  let runsOn = true
  for (const question of asked) {
    const value = input.facts[question.key]
    if (!question.readBack || isEmpty(value)) continue
    const said = spokenValue(locale, question, value as FactValue, input)
    if (!said) continue
    text += (runsOn ? '' : locale === 'en' ? ', ' : '，') + question.readBack[lang(locale)].replaceAll('{value}', said)
    runsOn = locale !== 'en' && question.runsOn
  }
  return text || clipLine(input.summary?.trim().replace(/[。.！!？?，,]+$/u, '') ?? '', MOST_WORDS)
}

const tail = (phone: string | undefined) => phone?.replace(/\D/g, '').slice(-4) ?? ''

const KIND_EN: Partial<Record<Kind, string>> = { inquiry: 'your question', praise: 'your praise' }

function chinese(input: ReadBackInput): string {
  const { callerName, address, faultAddress, landmarks } = input
  const who = callerName ? `您是${address ? `${address}的` : ''}${callerName}` : address ? `您说的是${address}` : ''
  const place = faultAddress && faultAddress !== address ? `出问题的地方在${faultAddress}` : ''
  const marks = landmarks?.trim() ? `位置您说是“${landmarks.trim()}”` : ''
  const contact = input.contactName ? `联系人是${input.contactName}` : ''
  const phone = tail(input.contactPhone) ? `${contact ? '' : '联系'}电话尾号${tail(input.contactPhone)}` : ''
  const said = [who, place, marks, fragments('zh-CN', input), contact, phone].filter(Boolean)
  return said.length > 0 ? `${said.join('，')}，对吗？` : ''
}

function english(input: ReadBackInput): string {
  const { callerName, address, faultAddress, landmarks, kind } = input
  const who = callerName
    ? `You are ${callerName}${address ? ` at ${address}` : ''}`
    : address
      ? `It is about ${address}`
      : ''
  const place = faultAddress && faultAddress !== address ? `the fault is at ${faultAddress}` : ''
  const marks = landmarks?.trim() ? `the place, in your words: “${landmarks.trim()}”` : ''
  const facts = fragments('en', input)
  const about = facts && KIND_EN[kind] ? `${KIND_EN[kind]}: ${facts}` : facts
  const whom = input.contactName || 'you'
  const phone = tail(input.contactPhone) ? `we can reach ${whom} on the number ending ${tail(input.contactPhone)}` : ''
  const said = [who, place, marks, about, phone].filter(Boolean).join('; ')
  return said ? `${said[0]!.toUpperCase()}${said.slice(1)}. Is that right?` : ''
}

/** What the agent reads to the customer before saving: who, where, what, how to reach them, and one question. */
export const readBackText = (locale: Locale, input: ReadBackInput): string =>
  locale === 'en' ? english(input) : chinese(input)
