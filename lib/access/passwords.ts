import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, OWASP's first recommended setting (19 MiB, 2 passes, 1 lane). */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const PASSWORD_MAX = 256
/** Compared against when the user is unknown, so that both answers take the same time. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$Lwr9+x1UcsFQQk1ASFYJhA$14b655okbS+hffteCc8GkkeemN1qXDzi/ahMMwmlyBE'

export function hashPassword(password: string): Promise<string> {
  return hash(password, SETTINGS)
}

/** Whether the password is the person's. Unknown persons cost the same work. */
export async function passwordIs(stored: string | undefined, password: string): Promise<boolean> {
  if (password.length === 0 || password.length > PASSWORD_MAX) return false
  try {
    const right = await verify(stored ?? NOBODY, password)
    return right && stored !== undefined
  } catch {
    return false
  }
}
