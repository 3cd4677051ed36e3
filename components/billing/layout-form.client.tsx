'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { BankLayoutBody } from '@/lib/billing/rules/bank-layout'
import type { LayoutPreview, LayoutView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { LayoutFields, LayoutText } from './layout-fields'
import { bodyOf } from './layout-text'
import { PreviewTable } from './preview-table'
import { readUpload } from './read-upload'
import type { Act } from './types'

export type EditLayout = Act<{
  requestKey: string
  code: string
  bankName: string
  baseVersion: number
  body: BankLayoutBody
  reason: string
}>
export type PreviewLayout = Act<{ body: BankLayoutBody; file: { name: string; base64: string } }, LayoutPreview>
type Props = { layout: LayoutView; edit: EditLayout; preview: PreviewLayout }

/** A bank's layout as data, tried on a sample at every change before it is saved. */
export function LayoutForm({ layout, edit, preview }: Props) {
  const t = useTranslations('billing.layout')
  const router = useRouter()
  const verb = useVerb(edit, () => router.push(`/admin/banks?code=${layout.code || 'icbc'}`))
  const [sample, setSample] = useState<{ name: string; base64: string } | null>(null)
  const [seen, setSeen] = useState<ActionState<LayoutPreview> | null>(null)
  const [, startPreview] = useTransition()
  const look = (form: HTMLFormElement, file = sample) => {
    if (file) startPreview(async () => setSeen(await preview({ body: bodyOf(new FormData(form)), file })))
  }
  return (
    <form
      className="grid gap-x-8 gap-y-4 xl:grid-cols-[28rem_minmax(0,1fr)]"
      onChange={(event) => look(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        const said = new FormData(event.currentTarget)
        const code = layout.code || String(said.get('code')).trim()
        const [bankName, reason] = [String(said.get('bankName')).trim(), String(said.get('why')).trim()]
        void verb.run({ code, bankName, baseVersion: layout.version, body: bodyOf(said), reason })
      }}
    >
      <div className="space-y-3">
        <LayoutFields layout={layout} />
        <LayoutText name="why" value="" />
        <Button type="submit" look="primary" disabled={verb.pending}>
          {t('save', { version: layout.version + 1 })}
        </Button>
        {Object.keys(verb.fields).length > 0 && (
          <p className="text-over">{t('wrong', { fields: Object.keys(verb.fields).join(', ') })}</p>
        )}
        <RefusalNote state={verb.state?.ok === false && verb.state.kind === 'invalid' ? null : verb.state} />
      </div>
      <div className="min-w-0">
        <Field label={t('sample')} htmlFor="sample" hint={t('sampleHint')}>
          <input
            id="sample"
            type="file"
            className="max-w-full text-sm file:mr-2 file:h-8 file:rounded file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
            onChange={(event) => {
              const [file, form] = [event.target.files?.[0], event.target.form!]
              if (file)
                void readUpload(file).then((read) => {
                  setSample(read)
                  look(form, read)
                })
            }}
          />
        </Field>
        {seen && !seen.ok && <p className="mt-2 text-over">{t('previewRefused')}</p>}
        {seen?.ok && <PreviewTable preview={seen.data} />}
      </div>
    </form>
  )
}
