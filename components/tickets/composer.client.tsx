'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'

type Actions = {
  noteTicketAction: (input: {
    ticketNo: string
    requestKey: string
    text: string
  }) => Promise<ActionState<{ ticketNo: string }>>
  keepNoteDraftAction: (input: {
    draftId: string
    kind: string
    version: number
    body: { text: string }
  }) => Promise<ActionState<{ version: number }>>
}
type Props = { ticketNo: string; draft: { id: string; version: number; text: string } | null; actions: Actions }

const PAUSE_MS = 700

/** A note for the timeline; what is typed is kept on the server and there again after a reload. */
export function Composer({ ticketNo, draft, actions }: Props) {
  const t = useTranslations('ticket')
  const [text, setText] = useState(draft?.text ?? '')
  const keep = useRef({
    id: draft?.id ?? '',
    version: draft?.version ?? 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    busy: false,
  })
  async function write(body: string) {
    const k = keep.current
    if (k.busy) {
      k.timer = setTimeout(() => void write(body), PAUSE_MS)
      return
    }
    k.busy = true
    k.id ||= crypto.randomUUID()
    const result = await actions
      .keepNoteDraftAction({ draftId: k.id, kind: `note:${ticketNo}`, version: k.version, body: { text: body } })
      .catch(() => null)
    if (result?.ok) k.version = result.data.version
    k.busy = false
  }
  function type(value: string) {
    setText(value)
    clearTimeout(keep.current.timer)
    keep.current.timer = setTimeout(() => void write(value), PAUSE_MS)
  }
  const { run, pending, state, fields } = useVerb(actions.noteTicketAction, () => {
    setText('')
    clearTimeout(keep.current.timer)
    void write('')
  })
  const send = () => void (text.trim() && run({ ticketNo, text }))
  return (
    <form
      className="mb-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        className={inputClass}
        rows={2}
        maxLength={4000}
        aria-label={t('note')}
        aria-invalid={!!fields.text}
        placeholder={t('noteHint')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
            event.preventDefault()
            send()
          }
        }}
      />
      <div className="mt-1.5 flex items-center gap-3">
        <Button type="submit" disabled={pending || text.trim() === ''}>
          {t('addNote')}
        </Button>
        <RefusalNote state={state} />
      </div>
    </form>
  )
}
