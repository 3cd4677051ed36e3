'use client'
import type { useTranslations } from 'next-intl'
import { useState } from 'react'
import { crewBlockers } from '@/lib/units/rules/crews'
import { LoadBar } from '../ui/bars'
import { cx } from '../ui/classes'
import { nameIn } from '../ui/named'
import type { BoardRow } from './dispatch-types'

type Props = {
  row: BoardRow
  /** the words come with the row: a long board looks them up once */
  t: ReturnType<typeof useTranslations>
  locale: string
  armed: boolean
  onChoose: (row: BoardRow) => void
  onDrop: (ticketNo: string, row: BoardRow) => void
  most: number
  isProposed: boolean
  isChosen: boolean
}

/** A unit or one of its crews: its letter, on duty or why not, how much it has in hand. */
export function CrewRow({ row, t, locale, most, armed, isProposed, isChosen, onChoose, onDrop }: Props) {
  const [over, setOver] = useState(false)
  const { unit, crew, letter } = row
  const refused = crew !== null && crewBlockers(crew).length > 0
  return (
    <li className={cx(!crew && 'mt-2 first:mt-0')}>
      <button
        type="button"
        aria-pressed={isChosen}
        disabled={refused}
        aria-label={t('choose', { to: `${nameIn(locale, unit)} ${crew ? nameIn(locale, crew) : t('anyCrew')}` })}
        onClick={() => onChoose(row)}
        onDragOver={(event) => {
          if (refused) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          onDrop(event.dataTransfer.getData('text/plain'), row)
        }}
        className={cx(
          'flex min-h-9 w-full items-center gap-2 rounded px-2 py-1 text-left',
          isChosen ? 'bg-accent-soft' : 'hover:bg-sunken disabled:hover:bg-transparent',
          over && 'outline-2 outline-accent',
          crew && 'pl-4',
        )}
      >
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
        <span className={cx('min-w-0 flex-1', refused && 'text-ink-3')}>
          <span className={cx(!crew && 'font-medium')}>{crew ? nameIn(locale, crew) : nameIn(locale, unit)}</span>
          {isProposed && (
            <span className="ml-1.5 text-xs font-medium whitespace-nowrap text-accent">{t('proposed')}</span>
          )}
          {refused && <span className="block text-xs">{t('offDuty')}</span>}
        </span>
        {crew ? (
          <>
            {!refused && <span className="text-xs whitespace-nowrap text-kept">{`● ${t('onDuty')}`}</span>}
            <LoadBar n={crew.openJobs} of={most} label={t('jobs', { n: crew.openJobs })} />
          </>
        ) : (
          <span className="text-xs text-ink-3">{t('anyCrew')}</span>
        )}
      </button>
    </li>
  )
}
