'use client'
import { useTranslations } from 'next-intl'
import { spokenInstant, spokenThen, yuan } from '@/lib/i18n/format'
import type { Question } from '@/lib/policy/rules/question-body'
import type { TimelineEntry } from '@/lib/tickets/views'
import { unitAndCrew } from '../ui/named'
import { useParkedWhy } from '../ui/use-parked-why.client'
import { answerWords, labelOf } from './fact-words'

type Data = Record<string, unknown>
const str = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** Codes among an event's data and the list of words each belongs to. */
const CODES: Record<string, string> = {
  kind: 'kind',
  channel: 'channel',
  clock: 'clock',
  cause: 'cause',
  role: 'role',
  how: 'how',
}
const BY_TYPE: Record<string, Record<string, string>> = {
  'order.opened': { kind: 'orderKind' },
  'order.done': { kind: 'orderKind', outcome: 'outcome' },
  'order.returned': { reason: 'returnReason' },
  'order.part-returned': { reason: 'returnReason' },
  'ticket.returned': { reason: 'returnReason' },
  'ticket.escalated': { reason: 'escalation' },
  'escalation.acknowledged': { reason: 'escalation' },
  'clock.paused': { reason: 'pauseReason' },
  'visit.reading-taken': { kind: 'reading', place: 'room' },
  'visit.price-agreed': { decision: 'decision' },
  'visit.signed': { customer: 'sign' },
  'visit.photo-taken': { of: 'photoOf' },
  'phone.parked': { what: 'fieldCommand' },
  'phone.settled': { what: 'fieldCommand', decision: 'parkedDecision' },
  'follow-up.attempted': { outcome: 'attempt' },
  'ruling.asked': { cause: 'rulingCause' },
  'ruling.made': { basis: 'rulingBasis' },
  'return.reviewed': { verdict: 'returnVerdict' },
  'order.waived': { kind: 'orderKind' },
  'commitment.customer-told': { how: 'toldHow' },
  'ticket.caller-told': { how: 'toldHow' },
  'term.applied': { kind: 'termKind' },
  'term.ended': { kind: 'termKind' },
  'invoice.issued': { kind: 'invoiceKind' },
}

/** An event as a sentence in the reader's language. */
export function useEventSentence(
  questions: Question[],
  locale: 'zh-CN' | 'en',
  now: string,
): (entry: TimelineEntry) => string {
  const t = useTranslations('events')
  const words = useTranslations('words')
  const bank = useTranslations('billing.bank')
  const parkedWhy = useParkedWhy()
  const en = locale === 'en'
  const wordOf = (list: string, code: unknown) =>
    words.has(`${list}.${str(code)}`) ? words(`${list}.${str(code)}`) : str(code)

  const bankWord = (list: string, code: unknown) =>
    bank.has(`${list}.${str(code)}`) ? bank(`${list}.${str(code)}`) : str(code)

  function paramsOf({ type, data, actor, actorEn, actorKind }: TimelineEntry): Record<string, string | number> {
    const said: Record<string, string | number> = {
      actor: actorKind === 'system' ? t('system') : en ? (actorEn ?? actor) : actor,
      type,
    }
    const lists = { ...CODES, ...BY_TYPE[type] }
    for (const [key, value] of Object.entries(data as Data)) {
      const list = lists[key]
      said[key] = list ? wordOf(list, value) : typeof value === 'number' ? value : str(value)
    }
    said.batch = !data.batchNo ? '' : en ? ` (${str(data.batchNo)})` : `（${str(data.batchNo)}）`
    if (type === 'bank-file.parked') said.reason = bankWord('parked', data.reason)
    if (type === 'withholding.failed') said.reason = bankWord('why', data.reason)
    if (type === 'phone.parked') said.why = parkedWhy(str(data.why))
    if (data.dueAt) said.dueAt = spokenInstant(locale, new Date(str(data.dueAt)), new Date(now))
    if (type === 'order.assigned') {
      const at = (value: unknown) => spokenInstant(locale, new Date(str(value)), new Date(now))
      said.window = data.from ? (en ? `, ${at(data.from)}` : `，${at(data.from)}`) : ''
    }
    if (en && data.unitEn) said.unit = str(data.unitEn)
    if (en && data.summaryEn) said.summary = str(data.summaryEn)
    if (en && data.toEn) said.to = str(data.toEn)
    if (data.crew && data.unit && !en) said.unit = unitAndCrew(str(data.unit), str(data.crew))
    const crew = en ? str(data.crewEn ?? data.crew) : str(data.crew)
    said.crew = !crew || (data.unit && !en) ? '' : en && type !== 'order.assigned' ? `, ${crew}` : crew
    if (type === 'return.reviewed' && data.note) said.note = en ? `(${str(data.note)})` : `（${str(data.note)}）`
    said.to ??= ''
    if (type === 'ticket.fact-told') {
      said.question = labelOf(questions, str(data.question), locale)
      said.answer = answerWords(questions, str(data.question), str(data.answer).split(','), locale)
    }
    if (type === 'visit.price-agreed') said.amount = yuan(locale, Number(data.amountFen))
    if (type === 'ticket.received' && en) said.kind = str(said.kind).toLowerCase()
    if (type === 'follow-up.answered') {
      said.solved = t(data.solved ? 'solvedYes' : 'solvedNo')
      said.remark = data.remark ? t('remark', { remark: str(data.remark) }) : ''
    }
    return said
  }

  /** What only some events of a type say, after the sentence. */
  function tailOf({ type, data, at }: TimelineEntry): string {
    if (type === 'visit.arrived' && data.arrivedAt) {
      const time = spokenThen(locale, { at: new Date(str(data.arrivedAt)), said: new Date(at) }, new Date(now))
      return time ? t('arrivedThen', { time }) : ''
    }
    if (type === 'ticket.fact-told' && data.reaskReason) return t('reasked', { reason: str(data.reaskReason) })
    if ((type === 'ticket.joined' || type === 'ticket.also-reported') && data.words)
      return t('saying', { words: str(data.words) })
    if ((type === 'ticket.dispatched' || type === 'order.opened') && data.reason)
      return t('overruled', { reason: str(data.reason) })
    if (type === 'ticket.escalated' && data.nobody) return t('nobody')
    if (type === 'ticket.progress-reported') return t(data.toldCustomer ? 'toldCustomer' : 'notToldCustomer')
    if (type === 'commitment.replaced') return t(data.customerTold ? 'toldCustomer' : 'notToldCustomer')
    if (type === 'visit.reading-taken' && data.meetsStandard !== undefined)
      return t(data.meetsStandard ? 'meets' : 'below')
    if ((type === 'follow-up.answered' || type === 'ticket.closed') && data.satisfaction)
      return t('satisfaction', { n: Number(data.satisfaction) })
    return ''
  }

  return (entry) => {
    const params = paramsOf(entry)
    const isWarning = entry.type === 'ticket.escalated' && entry.data.reason === 'clock-warn'
    const key = isWarning ? 'warned' : t.has(entry.type) ? entry.type : 'other'
    const text = t(key, params)
    return `${text}${tailOf(entry)}`
  }
}
