import 'server-only'
import { env } from '@/lib/platform/env'

/** The name on the button of the company's own sign-in, when one is set up. */
export function oidcName(): string | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = env()
  return OIDC_ISSUER && OIDC_CLIENT_ID ? OIDC_NAME : null
}
