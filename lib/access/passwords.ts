import 'server-only'
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import type { Blocker } from '@/lib/kernel/blockers'

/** argon2id, OWASP's first recommended setting (19 MiB, 2 passes, 1 lane). */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const PASSWORD_MAX = 256
/** Compared against when the user is unknown, so that both answers take the same time. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$Lwr9+x1UcsFQQk1ASFYJhA$14b655okbS+hffteCc8GkkeemN1qXDzi/ahMMwmlyBE'

export function hashPassword(password: string): Promise<string> {
  return hash(password, SETTINGS)
}

/** Two at once: many guesses wait for each other and not everybody for them. */
const inTurn = pLimit(2)

/** Whether the password is the person's. Unknown persons cost the same work. */
export async function passwordIs(stored: string | undefined, password: string): Promise<boolean> {
  if (password.length === 0 || password.length > PASSWORD_MAX) return false
  try {
    const right = await inTurn(() => verify(stored ?? NOBODY, password))
    return right && stored !== undefined
  } catch {
    return false
  }
}

/** A password nobody thought up, and its hash: 96 random bits, to be changed at the first sign-in. */
export async function temporaryPassword(): Promise<{ password: string; hash: string }> {
  const password = randomBytes(12).toString('base64url')
  return { password, hash: await hashPassword(password) }
}

export const PASSWORD_MIN = 12
/** zxcvbn's "safely unguessable": more than 10^8 guesses. */
const SCORE_MIN = 3

/** Why a new password will not do: `password_short` (at least 12 characters), `password_same`, `password_guessable` (common, or made of the person's own names). ASVS 5.0 V6.2 */
export async function passwordBlockers(given: { next: string; old: string; own: string[] }): Promise<Blocker[]> {
  if ([...given.next].length < PASSWORD_MIN) return [{ code: 'password_short', params: { min: PASSWORD_MIN } }]
  if (given.next === given.old) return [{ code: 'password_same' }]
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const { score } = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }).check(given.next, given.own)
  return score < SCORE_MIN ? [{ code: 'password_guessable' }] : []
}
