import { useTranslations } from 'next-intl'
import { Plus } from 'lucide-react'
import { BANK_FIELDS } from '@/lib/billing/rules/bank-layout'
import { freshKey, moved, type ColumnRow, type LineKind } from '@/lib/billing/rules/layout-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/classes'
import { inputClass } from '../../ui/field'
import type { Part } from './part'
import { RowActs } from './row-acts'

const MOST = 40

type RowProps = { part: Part; line: LineKind; row: ColumnRow; index: number; onChange: (rows: ColumnRow[]) => void }

function Column({ part, line, row, index, onChange }: RowProps) {
  const t = useTranslations('billing.layout')
  const rows = part.text.columns[line]
  const name = t('columnNo', { of: t(line), n: index + 1 })
  const error = part.error(`${line}.${index}.width`)
  const set = (more: Partial<ColumnRow>) => onChange(rows.map((one, i) => (i === index ? { ...one, ...more } : one)))
  return (
    <li>
      <div className="flex items-center gap-1">
        <select
          aria-label={name}
          value={row.name}
          className={cx(inputClass, 'min-w-0 flex-1')}
          onChange={(event) => set({ name: event.target.value as ColumnRow['name'] })}
        >
          {BANK_FIELDS.map((field) => (
            <option key={field} value={field}>
              {t(`field.${field}`)}
            </option>
          ))}
        </select>
        {part.text.kind === 'fixed' && (
          <input
            aria-label={t('widthOf', { name })}
            aria-invalid={error ? true : undefined}
            value={row.width}
            inputMode="numeric"
            autoComplete="off"
            className={cx(inputClass, 'w-14! text-right tabular-nums')}
            onChange={(event) => set({ width: event.target.value })}
          />
        )}
        <RowActs
          name={name}
          isMovable
          onUp={index > 0 ? () => onChange(moved(rows, index, -1)) : undefined}
          onDown={index < rows.length - 1 ? () => onChange(moved(rows, index, 1)) : undefined}
          onRemove={rows.length > 1 ? () => onChange(rows.filter((one) => one !== row)) : undefined}
        />
      </div>
      {error && <p className="mt-1 text-xs text-over">{t('widthError', { error })}</p>}
    </li>
  )
}

/** The columns of one kind of line, in the order they stand in the file; a fixed file counts their bytes. */
export function Columns({ part, line }: { part: Part; line: LineKind }) {
  const t = useTranslations('billing.layout')
  const { columns } = part.text
  const rows = columns[line]
  const onChange = (now: ColumnRow[]) => part.change({ columns: { ...columns, [line]: now } })
  const error = part.error(line)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-ink-2">
        {part.text.kind === 'fixed' ? t('withBytes', { of: t(line) }) : t(line)}
      </legend>
      <ol className="space-y-1">
        {rows.map((row, index) => (
          <Column key={row.key} part={part} line={line} row={row} index={index} onChange={onChange} />
        ))}
      </ol>
      {rows.length < MOST && (
        <Button
          look="plain"
          className="mt-1 -ml-3"
          aria-label={t('addColumnTo', { of: t(line) })}
          onClick={() => onChange([...rows, { key: freshKey(rows), name: 'filler', width: '' }])}
        >
          <Plus aria-hidden className="size-4" />
          {t('addColumn')}
        </Button>
      )}
      {error && <p className="text-xs text-over">{error}</p>}
    </fieldset>
  )
}
