'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '../ui/panel'
import { CrewRow } from './crew-row.client'
import type { BoardRow, Proposal } from './dispatch-types'

type Props = {
  rows: BoardRow[]
  proposal: Proposal
  armed: boolean
  isChosen: (row: BoardRow) => boolean
  onChoose: (row: BoardRow) => void
  onDrop: (ticketNo: string, row: BoardRow) => void
}

/** Units and their crews: who is on duty, how much each has in hand; a click, a drop or a letter chooses. */
export function CrewBoard({ rows, proposal, armed, isChosen, onChoose, onDrop }: Props) {
  const t = useTranslations('lists.dispatch')
  const locale = useLocale()
  const most = Math.max(6, ...rows.map((row) => row.crew?.openJobs ?? 0))
  return (
    <Panel
      title={t('board')}
      id="board"
      aside={
        armed && (
          <span role="status" className="rounded bg-accent px-1.5 text-sm text-accent-ink">
            {t('pressCrew')}
          </span>
        )
      }
    >
      <ul className="-mx-2">
        {rows.map((row) => (
          <CrewRow
            key={row.crew?.id ?? row.unit.id}
            row={row}
            t={t}
            locale={locale}
            most={most}
            armed={armed}
            isProposed={row.unit.id === proposal?.unitId && (row.crew?.id ?? null) === (proposal.crewId ?? null)}
            isChosen={isChosen(row)}
            onChoose={onChoose}
            onDrop={onDrop}
          />
        ))}
      </ul>
    </Panel>
  )
}
