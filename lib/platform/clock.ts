import { readFileSync } from 'node:fs'
import { env } from './env'

const AGAIN_MS = 100
let rehearsal = { offsetMs: 0, readAt: 0 }

/** The offset of a rehearsal's clock file, read again every tenth of a second; no file is named in service. */
function offset(file: string): number {
  const now = Date.now()
  if (now - rehearsal.readAt < AGAIN_MS) return rehearsal.offsetMs
  try {
    rehearsal = { offsetMs: Number(readFileSync(file, 'utf8')) || 0, readAt: now }
  } catch {
    rehearsal = { offsetMs: 0, readAt: now }
  }
  return rehearsal.offsetMs
}

/** The one place that reads the wall clock. A rehearsal may run at another hour through ASKONCE_CLOCK_FILE, which holds milliseconds to add. */
export function wallClock(): Date {
  const file = env().ASKONCE_CLOCK_FILE
  return new Date(Date.now() + (file ? offset(file) : 0))
}
