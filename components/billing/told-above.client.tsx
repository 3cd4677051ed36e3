'use client'
import { createContext, use, useState } from 'react'

const Told = createContext<(what: React.ReactNode) => void>(() => undefined)

/** Says above a list what was just done in one of its rows: the row is gone with it. */
export const useTellAbove = () => use(Told)

/** A list whose rows go when they are done; the last one done is said above it. */
export function ToldAbove({ children }: { children: React.ReactNode }) {
  const [last, setLast] = useState<React.ReactNode>(null)
  return (
    <Told value={setLast}>
      {last && (
        <div role="status" className="my-2 rounded bg-kept-soft px-3 py-2 text-kept">
          {last}
        </div>
      )}
      {children}
    </Told>
  )
}
