import { useTranslations } from 'next-intl'
import type { LayoutView } from '@/lib/billing/views'
import { Field, inputClass } from '../ui/field'
import { fieldsText, reasonsText } from './layout-text'

/** One word or mark of a layout. */
export function LayoutText({ name, value }: { name: string; value: string }) {
  const t = useTranslations('billing.layout')
  return (
    <Field label={t(name)} htmlFor={name}>
      <input id={name} name={name} defaultValue={value} autoComplete="off" className={inputClass} />
    </Field>
  )
}

function LayoutPick({ name, value, options }: { name: string; value: string; options: readonly string[] }) {
  const t = useTranslations('billing.layout')
  return (
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
}

function LayoutColumns({ name, value, rows }: { name: string; value: string; rows: number }) {
  const t = useTranslations('billing.layout')
  return (
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
}

/** How a bank writes its files: kind, encoding, marks, columns, and which codes mean paid or why not. */
export function LayoutFields({ layout }: { layout: LayoutView }) {
  const { body } = layout
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {layout.code ? null : <LayoutText name="code" value="" />}
        <LayoutText name="bankName" value={layout.bankName} />
        <LayoutPick name="kind" value={body.kind} options={['delimited', 'fixed']} />
        <LayoutText name="delimiter" value={body.delimiter} />
        <LayoutPick name="encoding" value={body.encoding} options={['gb18030', 'utf-8']} />
        <LayoutPick name="newline" value={body.newline} options={['crlf', 'lf']} />
        <LayoutPick name="unit" value={body.unit} options={['yuan', 'fen']} />
      </div>
      <div className="grid grid-cols-3 gap-3">
        <LayoutText name="headerMark" value={body.marks.header} />
        <LayoutText name="detailMark" value={body.marks.detail} />
        <LayoutText name="trailerMark" value={body.marks.trailer} />
        <LayoutColumns name="header" value={fieldsText(body.header)} rows={5} />
        <LayoutColumns name="detail" value={fieldsText(body.detail)} rows={9} />
        <LayoutColumns name="trailer" value={fieldsText(body.trailer)} rows={5} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <LayoutText name="success" value={body.successCodes.join(' ')} />
        <LayoutColumns name="reasons" value={reasonsText(body.failReasons)} rows={5} />
      </div>
    </>
  )
}
