'use client'
import type { useTranslations } from 'next-intl'
import type { Blocker } from '@/lib/kernel/blockers'
import type { Booked } from '@/lib/units/rules/crews'
import { LoadBar } from '../ui/bars'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import { shortName, type BoardRow } from './dispatch-types'

type Props = {
  row: BoardRow
  t: ReturnType<typeof useTranslations>
  textOf: (blocker: Blocker) => string
  locale: string
  armed: boolean
  proposedAs: string | null
  isChosen: boolean
  blockers: Blocker[]
  booked: readonly Booked[]
  now: number
  /** something is in hand that the row is asked for */
  asks: boolean
  onChoose: () => void
}

/** Who it is: the letter, how full the shift is, and every reason against it, seen before anything is pressed. */
export function CrewHead(props: Props) {
  const { row, t, textOf, locale, armed, proposedAs, isChosen, blockers, booked, now, asks, onChoose } = props
  const { unit, crew, day, letter } = row
  const refused = crew !== null && asks && blockers.length > 0
  const shift =
    day?.shifts.find(({ from, to }) => from <= now && now < to) ?? day?.shifts.find(({ from }) => from > now)
  const n = shift ? booked.filter((one) => one.from < shift.to && shift.from < one.to).length : 0
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-disabled={refused || undefined}
      aria-label={t('choose', { to: `${nameIn(locale, unit)} ${crew ? nameIn(locale, crew) : t('anyCrew')}` })}
      aria-describedby={refused ? `why-${crew.id}` : undefined}
      onClick={onChoose}
      className={cx('min-h-10 min-w-0 py-1 pr-2 text-left hover:bg-sunken', crew && 'pl-3')}
    >
      <span className="flex items-center gap-2">
        <kbd
          aria-hidden
          className={cx(
            'w-6 shrink-0 rounded border text-center font-sans text-xs',
            letter === '' && 'invisible',
            armed ? 'border-accent bg-accent text-accent-ink' : 'border-line text-ink-3',
          )}
        >
          {letter.toUpperCase()}
        </kbd>
        <span className="min-w-0 flex-1">
          <span className={cx('block', !crew && 'font-medium', refused && 'text-ink-3')}>
            {crew ? shortName(nameIn(locale, crew), nameIn(locale, unit)) : nameIn(locale, unit)}
            {proposedAs && <span className="ml-1.5 text-xs font-medium text-accent">{proposedAs}</span>}
          </span>
        </span>
        {crew && day && <LoadBar n={n} of={day.capacity} label={t('load', { n, of: day.capacity })} />}
      </span>
      {refused && (
        <span id={`why-${crew.id}`} className="block pl-8 text-xs text-near">
          {blockers.map(textOf).join(locale === 'en' ? '; ' : '；')}
        </span>
      )}
    </button>
  )
}
