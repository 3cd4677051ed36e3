'use client'
import { useMemo } from 'react'
import type { Question } from '@/lib/policy/rules/question-body'
import type { Kind } from '@/lib/policy/rules/vocabulary'
import { readBackText } from '@/lib/tickets/rules/read-back'
import type { Call } from './call-state'
import type { CallContext } from './use-call-context.client'

type Given = {
  call: Call
  change: (part: Partial<Call>) => void
  context: CallContext
  questions: Question[]
  locale: 'zh-CN' | 'en'
  now: string
  timeZone: string
  /** the name written for whoever gives none */
  anonymous: string
}

/** The sentence the agent reads back, made again with every fact; the customer confirmed only the one that was read: changed since, it is read again. */
export function useReadBack(given: Given): { readBack: string; call: Call; confirm: () => void } {
  const { call, change, context, questions, locale, now, timeZone, anonymous } = given
  const readBack = useMemo(() => {
    const same = call.contactSame !== false
    return readBackText(locale, {
      callerName: call.callerName === anonymous ? '' : (call.callerName ?? ''),
      contactName: same ? '' : (call.contactName ?? ''),
      contactPhone: (same ? call.callerPhone : call.contactPhone) ?? '',
      address: context.account?.premise.address ?? '',
      faultAddress: call.faultElsewhere || !context.account ? (call.faultAddress ?? '') : undefined,
      landmarks: call.landmarks ?? '',
      kind: (call.kind ?? 'repair') as Kind,
      facts: call.facts,
      questions: questions.filter((question) => question.services.includes((call.service ?? 'heat') as 'heat')),
      summary: call.words,
      now: new Date(now),
      timeZone,
    })
  }, [call, context.account, questions, locale, now, timeZone, anonymous])
  const isConfirmed = call.readBackConfirmed === true && call.readBackText === readBack
  return {
    readBack,
    call: useMemo(() => ({ ...call, readBackConfirmed: isConfirmed }), [call, isConfirmed]),
    confirm: () => change({ readBackConfirmed: !isConfirmed, readBackText: readBack }),
  }
}
