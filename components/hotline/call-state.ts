import type { CallDraftBody } from '@/lib/tickets/inputs'
import type { Place } from '@/lib/accounts/views'
import { foldWidth } from '@/lib/kernel/text'

/** A call in progress as the screen holds it; exactly what the draft keeps. */
export type Call = CallDraftBody & { facts: Record<string, string | string[]> }

/** A number as the agent types it, when the box holds one. */
export function phoneIn(query: string): string {
  const digits = foldWidth(query).replace(/[\s-]/g, '')
  return /^\+?\d{7,14}$/.test(digits) ? digits : ''
}

/** The place found for the typed words, unless the agent said it is not there. */
export const foundPlace = (call: Call, place: Place | null) =>
  place && place.communityId !== call.notHereId ? place : null

/** A call begun longer ago is over, whatever was left of it: it is gone on with only when it is asked for. */
const CALL_MS = 2 * 3_600_000
export const isOfNow = (startedAt: string, now: string) => Date.parse(now) - Date.parse(startedAt) < CALL_MS

export function emptyCall(channel: string, caller: string, about = ''): Call {
  return {
    channel,
    kind: 'repair',
    service: 'heat',
    callerPhone: caller,
    query: about || caller,
    contactSame: true,
    facts: {},
  }
}

/** The call as the verb takes it. */
export function toSaveInput(
  call: Call,
  extra: {
    draftId: string | null
    readBack: string
    unitId: string | null
    crewId: string | null
    propose: boolean
    overruleReason: string
  },
) {
  const facts = Object.entries(call.facts).filter(([, answer]) =>
    Array.isArray(answer) ? answer.length > 0 : answer.trim() !== '',
  )
  const same = call.contactSame !== false
  return {
    ...extra,
    channel: (call.channel ?? 'hotline') as 'hotline',
    kind: (call.kind ?? 'repair') as 'repair',
    service: (call.service ?? 'heat') as 'heat',
    severity: (call.severity || 'normal') as 'normal',
    callerName: call.callerName ?? '',
    callerPhone: call.callerPhone ?? '',
    contactName: (same ? call.callerName : call.contactName) ?? '',
    contactPhone: (same ? call.callerPhone : call.contactPhone) ?? '',
    agreementId: call.agreementId ?? null,
    aboutCrewId: call.aboutCrewId ?? null,
    faultElsewhere: call.faultElsewhere ?? false,
    faultAddress: call.faultAddress ?? '',
    faultPremiseId: call.faultPremiseId ?? call.nearPremiseId ?? null,
    answer: call.answer ?? '',
    landmarks: call.landmarks ?? '',
    latitude: call.latitude ?? null,
    longitude: call.longitude ?? null,
    words: call.words ?? '',
    facts: facts.map(([question, answer]) => ({ question, answer })),
    upset: call.upset ?? false,
    confidential: call.confidential ?? false,
    readBackConfirmed: call.readBackConfirmed ?? false,
    differentMatter: call.differentMatter ?? '',
    promise:
      call.promiseWhat && call.promiseAt
        ? { what: call.promiseWhat, dueAt: new Date(call.promiseAt).toISOString() }
        : null,
  }
}
