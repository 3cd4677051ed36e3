'use client'
import type { ReactNode } from 'react'
import { Button } from './button'

type Props = { label: string; yes: string; no: string; onYes: () => void; onNo: () => void; children: ReactNode }

/** What cannot be taken back is asked once more, with what it comes to, before it is done. */
export function AskAgain({ label, yes, no, onYes, onNo, children }: Props) {
  return (
    <div role="group" aria-label={label} className="w-full space-y-2 rounded bg-near-soft px-3 py-2 text-near">
      <p>{children}</p>
      <div className="flex gap-2">
        <Button look="danger" autoFocus onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </div>
  )
}
