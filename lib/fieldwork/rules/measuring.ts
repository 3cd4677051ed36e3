import type { Blocker } from '@/lib/kernel/blockers'
import type { MeasuringBody } from '@/lib/policy/rules/pack-bodies'

export type GivenReading = {
  kind: string
  instrumentVerifiedUntil: string
  doorsShutMinutes?: number | null
  heightM?: string | null
}

/**
 * Whether a room temperature counts as evidence: the instrument's verification is in date (`instrument_expired`), doors and windows
 * were shut long enough (`doors_too_short`, params minutes), the height is the protocol's (`wrong_height`, params metres).
 */
export function readingBlockers(reading: GivenReading, protocol: MeasuringBody | undefined, today: string): Blocker[] {
  const blockers: Blocker[] = []
  if (reading.instrumentVerifiedUntil < today) {
    blockers.push({ code: 'instrument_expired', params: { until: reading.instrumentVerifiedUntil } })
  }
  if (reading.kind !== 'room-temperature' || !protocol) return blockers
  if ((reading.doorsShutMinutes ?? 0) < protocol.doorsShutMinutes) {
    blockers.push({ code: 'doors_too_short', params: { minutes: protocol.doorsShutMinutes } })
  }
  if (Number(reading.heightM ?? 0) !== protocol.heightMetres) {
    blockers.push({ code: 'wrong_height', params: { metres: protocol.heightMetres } })
  }
  return blockers
}

/** Rooms a temperature is taken in; where there are several bedrooms each is named, under the one rule of bedrooms. */
export const ROOMS = ['living', 'bedroom', 'main-bedroom', 'second-bedroom', 'kitchen', 'bathroom'] as const

/** The lowest temperature the rule asks for in a room; °C. Undefined where it names none. */
export function standardFor(place: string, protocol: MeasuringBody | undefined): number | undefined {
  const room = protocol?.standards.find((standard) => place === standard.room || place.endsWith(`-${standard.room}`))
  return room?.celsius
}

export const UNIT_OF: Record<string, string> = {
  'room-temperature': '°C',
  'supply-temperature': '°C',
  'return-temperature': '°C',
  pressure: 'MPa',
  meter: 'm³',
}
