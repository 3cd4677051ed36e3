import type { Tone } from '../../ui/state-chip'

/** How a class check stands, as the chip shows it. */
export const RECLASS_TONE: Record<string, Tone> = { opened: 'near', checked: 'run', approved: 'kept', rejected: 'wait' }
