'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { BankLayoutBody } from '@/lib/billing/rules/bank-layout'
import { layoutOf, layoutText, type LayoutText } from '@/lib/billing/rules/layout-text'
import type { LayoutView } from '@/lib/billing/views'
import { TextField } from '../../admin/text-field'
import { Button } from '../../ui/button'
import { RefusalNote } from '../../ui/refusal-note.client'
import { useFieldText } from '../../ui/use-field-text.client'
import { useVerb } from '../../ui/use-verb.client'
import type { Act } from '../types'
import { LayoutFields } from './layout-fields'
import type { Part } from './part'
import { SamplePreview } from './sample-preview'
import { usePreview, type PreviewLayout } from './use-preview.client'

export type EditLayout = Act<{
  requestKey: string
  code: string
  bankName: string
  baseVersion: number
  body: BankLayoutBody
  reason: string
}>
type Props = { layout: LayoutView; edit: EditLayout; preview: PreviewLayout }

/** A bank's layout as data, tried on a sample at every change before it is saved. */
export function LayoutForm({ layout, edit, preview }: Props) {
  const t = useTranslations('billing.layout')
  const wordOf = useFieldText()
  const router = useRouter()
  const [text, setText] = useState(() => layoutText(layout.body))
  const verb = useVerb(edit)
  const { sample, seen, look } = usePreview(preview)
  const [isTried, setTried] = useState(false)
  const read = layoutOf(text)
  const wrong: Record<string, string> = !read.ok && (isTried || sample) ? read.fields : {}
  const part: Part = {
    text,
    change: (more: Partial<LayoutText>) => {
      const next = { ...text, ...more }
      setText(next)
      look(next)
    },
    error: (path) => {
      const below = (of: string) => (key: string) => key === of || (path === 'successCodes' && key.startsWith(`${of}.`))
      const [mine, refused] = [
        Object.keys(wrong).find(below(path)),
        Object.keys(verb.fields).find(below(`body.${path}`)),
      ]
      const why = (mine && wrong[mine]) ?? (refused && verb.fields[refused])
      return why === 'fields' ? t(`needs.${path}`) : why && wordOf(why)
    },
  }
  const refusal = (name: string) => (verb.fields[name] ? wordOf(verb.fields[name]) : undefined)
  const save = async (said: FormData, body: BankLayoutBody) => {
    const line = (name: string) => String(said.get(name) ?? '').trim()
    const code = layout.code || line('code')
    const about = { code, bankName: line('bankName'), reason: line('why') }
    const saved = await verb.run({ ...about, baseVersion: layout.version, body })
    if (saved.ok) router.push(`/admin/banks?code=${code}`)
  }
  return (
    <form
      className="grid gap-x-8 gap-y-4 xl:grid-cols-[38rem_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault()
        if (read.ok) void save(new FormData(event.currentTarget), read.body)
      }}
    >
      <div className="space-y-3">
        <div className="grid gap-3 sm:grid-cols-2">
          {!layout.code && <TextField name="code" label={t('code')} required error={refusal('code')} />}
          <TextField
            name="bankName"
            label={t('bankName')}
            value={layout.bankName}
            required
            error={refusal('bankName')}
          />
        </div>
        <LayoutFields part={part} />
        <TextField name="why" label={t('why')} required error={refusal('reason')} />
        {Object.keys(wrong).length > 0 && (
          <p className="text-over">{t('wrong', { count: Object.keys(wrong).length })}</p>
        )}
        <Button type="submit" look="primary" disabled={verb.pending} onClick={() => setTried(true)}>
          {t('save', { version: layout.version + 1 })}
        </Button>
        <RefusalNote state={verb.state} />
      </div>
      <SamplePreview seen={seen} isUnreadable={sample !== null && !read.ok} onSample={(file) => look(text, file)} />
    </form>
  )
}
