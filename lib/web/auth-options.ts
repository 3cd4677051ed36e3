import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { cookies, headers } from 'next/headers'
import { marksWith, openSession, signIn, staffByOidc } from '@/lib/access/sign-in'
import { wallClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { endSessionOf } from './session'

const DEVICE_COOKIE = 'askonce-device'
const DEVICE_DAYS = 180

function oidcProvider(): NextAuthOptions['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return []
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ['pkce', 'state'],
      authorization: { params: { scope: 'openid profile' } },
      profile: (profile: { sub: string }) => ({ id: profile.sub }),
    },
  ]
}

/** next-auth carries the sign-in protocols; the session itself is our row, whose id the token holds. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 14 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { username: {}, password: {} },
        async authorize(given) {
          const username = String(given?.username ?? '')
          const jar = await cookies()
          const result = await signIn({
            username,
            password: String(given?.password ?? ''),
            device: jar.get(DEVICE_COOKIE)?.value,
            userAgent: (await headers()).get('user-agent') ?? '',
            now: wallClock(),
          })
          if (!result.ok) throw new Error(result.reason)
          jar.set(DEVICE_COOKIE, marksWith(username.trim().toLowerCase(), jar.get(DEVICE_COOKIE)?.value), {
            httpOnly: true,
            sameSite: 'lax',
            secure: env().NEXTAUTH_URL.startsWith('https'),
            maxAge: DEVICE_DAYS * 86_400,
            path: '/',
          })
          return { id: result.staffId, sessionId: result.sessionId } as never
        },
      }),
      ...oidcProvider(),
    ],
    events: {
      // next-auth's own way out ends our session row as well as the button of the house does
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await endSessionOf(token.sid)
      },
    },
    callbacks: {
      async signIn({ account, user }) {
        if (account?.provider !== 'oidc') return true
        const staff = await staffByOidc(user.id)
        if (!staff) return '/sign-in?error=unknown'
        const agent = (await headers()).get('user-agent') ?? ''
        ;(user as { sessionId?: string }).sessionId = await openSession(staff, agent, wallClock())
        return true
      },
      jwt({ token, user }) {
        const sessionId = (user as { sessionId?: string } | undefined)?.sessionId
        return sessionId ? { sid: sessionId } : { sid: token.sid }
      },
      session({ session }) {
        return { expires: session.expires } as never // nothing of the person leaves through next-auth's own endpoint
      },
    },
  }
}
