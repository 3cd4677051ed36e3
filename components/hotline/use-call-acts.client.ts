'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { blockerIn, type ActionState } from '@/lib/kernel/result'
import { useVerb } from '../ui/use-verb.client'
import type { CallActions } from './call-actions'
import { toSaveInput, type Call } from './call-state'
import type { Saved } from './saved-call.client'
import type { SendTo } from './send-to-pick.client'
import { joinedByKey, type CallContext } from './use-call-context.client'

type Given = {
  call: Call
  context: CallContext
  readBack: string
  sendTo: SendTo
  actions: CallActions
  mayDispatch: boolean
  locale: 'zh-CN' | 'en'
  finish: (saved: Saved) => void
  draftId: () => string | null
  flush: () => Promise<string>
}

const refusalOf = (state: ActionState | null) => (state && !state.ok ? state : null)

/** The open ticket a call was refused for: the one it is joined to. */
function duplicateIn(state: ActionState | null): string | null {
  const no = blockerIn(state, 'duplicate_open')?.params?.no
  return no ? String(no) : null
}

/** How a call ends: saved and dispatched, joined to an open ticket, or handed to the shift leader. */
export function useCallActs(given: Given) {
  const { call, context, readBack, sendTo, actions, locale, finish, draftId, flush, mayDispatch } = given
  const t = useTranslations('hotline')
  const [nameless, setNameless] = useState(false)
  const save = useVerb(actions.save, (data) =>
    finish({
      no: data.ticketNo,
      unit: data.sent && (locale === 'en' ? data.sent.unitEn : data.sent.unit),
      how: call.answer?.trim() ? 'answered' : 'saved',
      dueAt: data.dueAt,
    }),
  )
  const join = useVerb(actions.join, (data) =>
    finish({ no: data.ticketNo, unit: null, how: 'joined', urges: data.again ? data.urgeCount : 0, state: data.state }),
  )
  const handOver = useVerb(actions.handOver, (data) =>
    finish({ no: '', unit: locale === 'en' ? data.toEn : data.to, how: 'handed-over' }),
  )

  const proposal = mayDispatch ? context.proposal : null
  const unitId = sendTo?.unitId ?? proposal?.unitId ?? null
  const onSave = () => {
    join.reset() // what is marked is what this act was refused for
    void save.run(
      toSaveInput(call, {
        draftId: draftId(),
        readBack: readBack,
        unitId: unitId || null,
        crewId: sendTo ? null : (proposal?.crewId ?? null),
        propose: !sendTo,
        overruleReason: sendTo?.reason ?? '',
      }),
    )
  }
  const onJoin = (ticketNo: string) => {
    const {
      callerName = '',
      callerPhone = '',
      agreementId = null,
      words = '',
      facts,
    } = toSaveInput(call, {
      draftId: draftId(),
      readBack: '',
      unitId: null,
      crewId: null,
      propose: false,
      overruleReason: '',
    })
    save.reset()
    setNameless(callerName.trim() === '') // whoever is told of the result must be asked for by a name, or not wish to give it
    if (callerName.trim() === '') return
    const address = call.faultAddress || context.account?.premise.address || ''
    void join.run({
      ticketNo,
      draftId: draftId(),
      callerName,
      callerPhone,
      agreementId,
      address,
      words: [words, call.landmarks].filter(Boolean).join('\n'),
      facts,
      changedWhy: call.changedWhy ?? '',
      otherWhy: t('otherCaller'),
    })
  }
  // Refused for want of a place: both fields that name one are marked until one of them does.
  const lost = blockerIn(save.state, 'place_needed') !== undefined
  const isPlaced = Boolean(call.faultAddress?.trim() || call.landmarks?.trim())
  const onHandOver = async () => void handOver.run({ draftId: await flush(), reason: call.upset ? t('upset') : '' })
  return {
    ...{ onSave, onJoin, onHandOver },
    pending: save.pending || join.pending || handOver.pending,
    refused: (lost && isPlaced ? null : refusalOf(save.state)) ?? refusalOf(join.state) ?? refusalOf(handOver.state),
    /** it tells otherwise what the ticket has on record, and nobody said why */
    whyAsked: blockerIn(join.state, 'already_known') !== undefined,
    /** the ticket Ctrl+J joins: the one the call was refused for, else the likeliest that more than its area ties to this call */
    joins: duplicateIn(save.state) ?? joinedByKey(context)?.no ?? null,
    fields: {
      ...{ ...save.fields, ...join.fields },
      ...(lost && !isPlaced && { faultAddress: 'required', landmarks: 'required' }),
      ...(nameless && !call.callerName?.trim() && { callerName: 'required' }),
    },
  }
}
