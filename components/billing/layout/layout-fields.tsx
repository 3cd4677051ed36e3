import { useTranslations } from 'next-intl'
import type { LayoutText } from '@/lib/billing/rules/layout-text'
import { Field, inputClass } from '../../ui/field'
import { Columns } from './columns'
import { FailReasons } from './fail-reasons'
import type { Part } from './part'

type TextProps = { part: Part; name: string; path: string; value: string; max: number; write: (text: string) => void }

function Mark({ part, name, path, value, max, write }: TextProps) {
  const t = useTranslations('billing.layout')
  const error = part.error(path)
  return (
    <Field label={t(name)} htmlFor={name} error={error}>
      <input
        id={name}
        value={value}
        maxLength={max}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        className={inputClass}
        onChange={(event) => write(event.target.value)}
      />
    </Field>
  )
}

type PickProps = { part: Part; name: 'kind' | 'encoding' | 'newline' | 'unit'; options: readonly string[] }

function Pick({ part, name, options }: PickProps) {
  const t = useTranslations('billing.layout')
  return (
    <Field label={t(name)} htmlFor={name}>
      <select
        id={name}
        value={part.text[name]}
        className={inputClass}
        onChange={(event) => part.change({ [name]: event.target.value } as Partial<LayoutText>)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`option.${option}`)}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** How a bank writes its files: kind, encoding, marks, columns, and which codes mean paid or why not. */
export function LayoutFields({ part }: { part: Part }) {
  const { text, change } = part
  const mark = (kind: 'header' | 'detail' | 'trailer') => (
    <Mark
      part={part}
      name={`${kind}Mark`}
      path={`marks.${kind}`}
      value={text.marks[kind]}
      max={8}
      write={(typed) => change({ marks: { ...text.marks, [kind]: typed } })}
    />
  )
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
        <Pick part={part} name="kind" options={['delimited', 'fixed']} />
        <Pick part={part} name="encoding" options={['gb18030', 'utf-8']} />
        <Pick part={part} name="newline" options={['crlf', 'lf']} />
        <Pick part={part} name="unit" options={['yuan', 'fen']} />
      </div>
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4">
        {mark('header')}
        {mark('detail')}
        {mark('trailer')}
        {text.kind === 'delimited' && (
          <Mark
            part={part}
            name="delimiter"
            path="delimiter"
            value={text.delimiter}
            max={2}
            write={(delimiter) => change({ delimiter })}
          />
        )}
      </div>
      <div className="grid items-start gap-x-6 gap-y-3 border-t border-line pt-3 sm:grid-cols-2">
        <Columns part={part} line="detail" />
        <div className="min-w-0 space-y-3">
          <Columns part={part} line="header" />
          <Columns part={part} line="trailer" />
        </div>
      </div>
      <div className="grid items-start gap-x-6 gap-y-3 border-t border-line pt-3 sm:grid-cols-[3fr_2fr]">
        <FailReasons part={part} />
        <Mark
          part={part}
          name="success"
          path="successCodes"
          value={text.successCodes}
          max={180}
          write={(successCodes) => change({ successCodes })}
        />
      </div>
    </>
  )
}
