'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { CallForm } from './call-form.client'
import type { CallDeskProps } from './call-desk-props'
import { LikelyPanel } from './likely-panel.client'
import { PhrasesPanel } from './phrases-panel.client'
import { SaveBar } from './save-bar.client'
import type { SendTo } from './send-to-pick.client'
import { SavedCall, type Saved } from './saved-call.client'
import { closingOf, spokenOf } from './spoken'
import { isOfNow } from './call-state'
import { useCallActs } from './use-call-acts.client'
import { useCallContext } from './use-call-context.client'
import { useCallKeys } from './use-call-keys.client'
import { useCall } from './use-call.client'
import { useReadBack } from './use-read-back.client'
import { useReadFirst } from './use-read-first.client'
import { WhoPanel } from './who-panel.client'
import { CallHeader } from './call-header.client'

/** One screen for a call: form, who this is, what else is known, read-back and save. No wizard, no modal. */
export function CallDesk(props: CallDeskProps) {
  const { actions, units, questions, phrases, timeZone, locale, now } = props
  const draft = useCall(props.channel, props, props.resumed, actions.keep)
  const { call: typed, change, kept, end, flush, draftId } = draft
  const { context } = useCallContext(typed)
  const [sendTo, setSendTo] = useState<SendTo>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const anonymous = useTranslations('hotline')('anonymous')
  const said = { call: typed, change, context, questions, locale, now, timeZone, anonymous }
  const { readBack, call, confirm } = useReadBack(said)

  const finish = useCallback(
    (result: Saved) => {
      end()
      setSaved(result)
    },
    [end],
  )
  const { onSave, onJoin, onHandOver, pending, refused, fields, joins, whyAsked } = useCallActs({
    ...{ call, context, readBack, sendTo, actions, locale, finish, draftId, flush },
    mayDispatch: props.mayDispatch,
  })
  const { unread, askedToSave } = useReadFirst(call, readBack, onSave)
  const desk = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refused || fields.callerName) desk.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused, fields.callerName])
  const startOver = () => {
    end()
    window.location.assign(`${window.location.pathname}?next=1`)
  }
  useCallKeys({
    onSave: pending || saved ? null : askedToSave,
    onJoin: pending || saved || !joins ? null : () => onJoin(joins),
    onUpset: () => change({ upset: !call.upset }),
    onConfirm: confirm,
    onHandOver: pending || saved ? null : () => void onHandOver(),
    onNew: startOver,
  })

  const known = context.earlier.length > 0 && call.callerName !== anonymous ? call.callerName : ''
  const spoken = spokenOf(props.speaker, known, locale)
  const byPhone = props.channel === 'hotline'
  const closing = byPhone && saved ? closingOf(phrases, spoken, saved, locale) : ''
  if (saved) return <SavedCall saved={saved} closing={closing} next={startOver} />
  return (
    <div ref={desk} className="space-y-3">
      <CallHeader
        call={call}
        kept={kept}
        drafts={props.drafts}
        currentDraft={props.resumed?.id}
        now={now}
        startedAt={props.resumed && isOfNow(props.resumed.startedAt, now) ? props.resumed.startedAt : now}
        onUpset={() => change({ upset: !call.upset })}
        onHandOver={() => void onHandOver()}
        onDiscard={async () => {
          await actions.discard({ draftId: await flush() })
          startOver()
        }}
      />
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] xl:grid-cols-[minmax(0,5fr)_minmax(0,3.4fr)_minmax(0,3.4fr)]">
        <CallForm
          {...{ call, change, questions, locale, context, fields, whyAsked }}
          clock={{ now, timeZone }}
          findByPart={actions.findByPart}
          about={props.about}
        />
        <div className="flex flex-col gap-4 xl:contents xl:*:sticky xl:*:top-28 xl:*:max-h-[calc(100dvh-15rem)] xl:*:self-start xl:*:overflow-auto">
          <div className="space-y-4 xl:order-last">
            {call.upset && <PhrasesPanel phrases={phrases} upset locale={locale} spoken={spoken} />}
            <LikelyPanel context={context} onJoin={onJoin} now={now} locale={locale} />
            {!call.upset && byPhone && <PhrasesPanel phrases={phrases} upset={false} locale={locale} spoken={spoken} />}
          </div>
          <WhoPanel context={context} locale={locale} now={now} />
        </div>
      </div>
      <SaveBar
        {...{ call, change, readBack, units, sendTo, setSendTo, unread, pending, refused }}
        onConfirm={confirm}
        proposal={context.proposal}
        onSave={askedToSave}
        mayAnswer={props.mayAnswer}
        mayDispatch={props.mayDispatch}
        ownUnitId={props.ownUnitId}
        locale={locale}
      />
    </div>
  )
}
