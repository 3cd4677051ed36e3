'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionState } from '@/lib/kernel/result'
import type { BankLayoutBody } from '@/lib/billing/rules/bank-layout'
import type { LayoutPreview, LayoutView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { Field, inputClass } from '../ui/field'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { fieldsOf, fieldsText, reasonsOf, reasonsText } from './layout-text'
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

function bodyOf(said: FormData): BankLayoutBody {
  const text = (name: string) => String(said.get(name) ?? '')
  return {
    encoding: text('encoding') as BankLayoutBody['encoding'],
    kind: text('kind') as BankLayoutBody['kind'],
    delimiter: text('delimiter'),
    newline: text('newline') as BankLayoutBody['newline'],
    unit: text('unit') as BankLayoutBody['unit'],
    marks: { header: text('headerMark'), detail: text('detailMark'), trailer: text('trailerMark') },
    header: fieldsOf(text('header')),
    detail: fieldsOf(text('detail')),
    trailer: fieldsOf(text('trailer')),
    successCodes: text('success')
      .split(/[\s,，]+/)
      .filter(Boolean),
    failReasons: reasonsOf(text('reasons')),
  }
}

/** A bank's layout as data, tried on a sample at every change before it is saved. */
export function LayoutForm({ layout, edit, preview }: Props) {
  const t = useTranslations('billing.layout')
  const router = useRouter()
  const verb = useVerb(edit, () => router.push(`/admin/banks?code=${layout.code || 'icbc'}`))
  const [sample, setSample] = useState<{ name: string; base64: string } | null>(null)
  const [seen, setSeen] = useState<ActionState<LayoutPreview> | null>(null)
  const [, startPreview] = useTransition()
  const { body } = layout
  const look = (form: HTMLFormElement, file = sample) => {
    if (file) startPreview(async () => setSeen(await preview({ body: bodyOf(new FormData(form)), file })))
  }
  const text = (name: string, value: string, more = '') => (
    <Field label={t(name)} htmlFor={name}>
      <input id={name} name={name} defaultValue={value} autoComplete="off" className={`${inputClass} ${more}`} />
    </Field>
  )
  const pick = (name: string, value: string, options: readonly string[]) => (
    <Field label={t(name)} htmlFor={name}>
      <select id={name} name={name} defaultValue={value} className={inputClass}>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`option.${option}`)}
          </option>
        ))}
      </select>
    </Field>
  )
  const area = (name: string, value: string, rows: number) => (
    <Field label={t(name)} htmlFor={name}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        spellCheck={false}
        className={`${inputClass} font-mono text-sm`}
      />
    </Field>
  )
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
        <div className="grid grid-cols-2 gap-3">
          {layout.code ? null : text('code', '')}
          {text('bankName', layout.bankName)}
          {pick('kind', body.kind, ['delimited', 'fixed'])}
          {text('delimiter', body.delimiter)}
          {pick('encoding', body.encoding, ['gb18030', 'utf-8'])}
          {pick('newline', body.newline, ['crlf', 'lf'])}
          {pick('unit', body.unit, ['yuan', 'fen'])}
        </div>
        <div className="grid grid-cols-3 gap-3">
          {text('headerMark', body.marks.header)}
          {text('detailMark', body.marks.detail)}
          {text('trailerMark', body.marks.trailer)}
          {area('header', fieldsText(body.header), 5)}
          {area('detail', fieldsText(body.detail), 9)}
          {area('trailer', fieldsText(body.trailer), 5)}
        </div>
        <div className="grid grid-cols-2 gap-3">
          {text('success', body.successCodes.join(' '))}
          {area('reasons', reasonsText(body.failReasons), 5)}
        </div>
        {text('why', '')}
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
