/** The last moment a phone and the server knew each other's time. */
export type Anchor = { serverAt: Date; deviceAt: Date }
export type Told = { deviceAt: Date; anchor?: Anchor | null; sentAt: Date; receivedAt: Date }

/** How far the two clocks may have drifted apart, and how old an anchor still proves anything (our own numbers). */
const DRIFT_MS = 2 * 60_000
const ANCHOR_DAYS_MS = 7 * 86_400_000

/**
 * When something happened that a phone did without signal: its own time moved by what its clock was wrong by at the anchor.
 * `verified` only when the clock ran evenly from the anchor until it was sent, and the moment lies between the two;
 * anything else is the phone's claim, and the time of receipt counts.
 */
export function happenedAt({ deviceAt, anchor, sentAt, receivedAt }: Told): {
  at: Date
  clock: 'verified' | 'claimed'
} {
  const claimed = { at: receivedAt, clock: 'claimed' } as const
  if (!anchor) return claimed
  const [server, device, received] = [anchor.serverAt.getTime(), anchor.deviceAt.getTime(), receivedAt.getTime()]
  if (server > received + DRIFT_MS || received - server > ANCHOR_DAYS_MS) return claimed
  const drift = sentAt.getTime() - device - (received - server)
  if (Math.abs(drift) > DRIFT_MS) return claimed
  const at = server + (deviceAt.getTime() - device)
  if (at < server - DRIFT_MS || at > received + DRIFT_MS) return claimed
  return { at: new Date(Math.min(at, received)), clock: 'verified' }
}

export type Moment = { at: Date; clock: 'verified' | 'claimed' | 'server' }

/** A phone's time of something that comes after `floor`: what lies before it by no more than clocks drift is moved onto it, anything earlier is only the phone's claim. */
export function notBefore(told: { at: Date; clock: 'verified' | 'claimed' }, floor: Date, receivedAt: Date): Moment {
  if (told.clock === 'claimed') return { at: receivedAt, clock: 'claimed' }
  if (told.at >= floor) return { at: told.at, clock: 'verified' }
  return floor.getTime() - told.at.getTime() <= DRIFT_MS
    ? { at: floor, clock: 'verified' }
    : { at: receivedAt, clock: 'claimed' }
}
