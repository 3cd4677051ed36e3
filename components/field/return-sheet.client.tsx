'use client'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { ReturnOrderInput } from '@/lib/fieldwork/inputs'
import { RefusalNote } from '../ui/refusal-note.client'
import { useFieldText } from '../ui/use-field-text.client'
import { goInField } from './field-link.client'
import { useDraft } from './phone/use-draft.client'
import { usePutDown } from './phone/use-put-down.client'
import { PickBig } from './pick-big.client'
import { TouchButton, touchInput, touchTile } from './touch'

const REASONS = ReturnOrderInput.shape.reason.options
const EMPTY = { reason: '', note: '', objection: false }

type Props = { orderNo: string; version: number }

/** Back to the centre in the same ticket: why, and a word for whoever places it next. */
export function ReturnSheet({ orderNo, version }: Props) {
  const t = useTranslations('field')
  const common = useTranslations('common')
  const words = useTranslations('words')
  const fieldText = useFieldText()
  const [open, setOpen] = useState(false)
  const { value, change, forget } = useDraft(`return/${orderNo}`, EMPTY)
  const verb = usePutDown('return', ReturnOrderInput, () => {
    forget()
    setOpen(false)
    goInField('/field')
  })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={touchTile}>
        <Undo2 aria-hidden className="size-5" strokeWidth={1.75} />
        <span>{t('return')}</span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-ink opacity-40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-40 max-h-[90dvh] space-y-4 overflow-auto rounded-t bg-surface p-4 pb-[max(1rem,env(safe-area-inset-bottom))] text-lg shadow-float sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-[480px] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded"
        >
          <Dialog.Title className="text-xl">{t('returnTitle', { no: orderNo })}</Dialog.Title>
          <PickBig
            label={t('returnReason')}
            wide
            value={value.reason}
            options={REASONS.map((reason) => ({ value: reason, label: words(`returnReason.${reason}`) }))}
            error={verb.fields.reason && fieldText(verb.fields.reason)}
            onPick={(reason) => change({ reason })}
          />
          <label className="block">
            <span className="mb-1 block text-base text-ink-2">{t('returnNote')}</span>
            <textarea
              className={touchInput}
              rows={3}
              maxLength={200}
              placeholder={t('returnNoteHint')}
              value={value.note}
              aria-invalid={!!verb.fields.note}
              onChange={(event) => change({ note: event.target.value })}
            />
            {verb.fields.note && <span className="mt-1 block text-sm text-over">{fieldText(verb.fields.note)}</span>}
          </label>
          <label className="flex min-h-12 items-center gap-3">
            <input
              type="checkbox"
              className="size-5 accent-[var(--accent)]"
              checked={value.objection}
              onChange={(event) => change({ objection: event.target.checked })}
            />
            <span>{t('returnObjection')}</span>
          </label>
          <RefusalNote state={verb.state} />
          <div className="flex gap-2">
            <Dialog.Close asChild>
              <TouchButton className="flex-1">{common('cancel')}</TouchButton>
            </Dialog.Close>
            <TouchButton
              look="primary"
              className="flex-1"
              disabled={verb.pending}
              onClick={() =>
                void verb.run(orderNo, {
                  expectedVersion: version,
                  reason: value.reason as 'wrong-place',
                  note: value.note.replaceAll('\n', ' '),
                  objection: value.objection,
                })
              }
            >
              {t('returnDo')}
            </TouchButton>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
