import { useTranslations } from 'next-intl'
import { Plus, X } from 'lucide-react'
import { Button } from '../../ui/button'

type Props<R> = {
  label: string
  rows: readonly R[]
  added: string
  /** the fewest rows there may be */
  least?: number
  /** where a new row goes: before the last, when that one stays the last */
  beforeLast?: boolean
  blank: R
  onChange: (rows: R[]) => void
  children: (row: R, set: (more: Partial<R>) => void, index: number) => React.ReactNode
}

/** Rows of fields that can be added and taken away. */
export function Rows<R>({ label, rows, added, least = 0, beforeLast, blank, onChange, children }: Props<R>) {
  const t = useTranslations('billing.tariff')
  const set = (index: number) => (more: Partial<R>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...more } : row)))
  return (
    <div role="group" aria-label={label}>
      <ul className="space-y-2">
        {rows.map((row, i) => (
          <li key={i} className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 grid-cols-2 items-start gap-3 sm:max-w-96">
              {children(row, set(i), i)}
            </div>
            {rows.length > least && (
              <Button
                look="plain"
                aria-label={t('removeRow', { row: i + 1 })}
                title={t('removeRow', { row: i + 1 })}
                className={i === 0 ? 'mt-6.5 w-8 px-0!' : 'w-8 px-0!'}
                onClick={() => onChange(rows.filter((_, at) => at !== i))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        look="plain"
        className="mt-1 -ml-3"
        onClick={() => onChange(rows.toSpliced(rows.length - (beforeLast ? 1 : 0), 0, blank))}
      >
        <Plus aria-hidden className="size-4" />
        {added}
      </Button>
    </div>
  )
}
