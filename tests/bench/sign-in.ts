import { send } from './drive'

const cookiesOf = (headers: NodeJS.Dict<string | string[]>) =>
  [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]!)

/** A real sign-in through the sign-in's own protocol; gives the cookie of the session. */
export async function signIn(port: number, username: string, password: string): Promise<string> {
  const csrf = await send(port, { path: '/api/auth/csrf' })
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string }
  const answer = await send(port, {
    method: 'POST',
    path: '/api/auth/callback/credentials',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: cookiesOf(csrf.headers).join('; '),
      origin: `http://localhost:${port}`,
    },
    body: new URLSearchParams({ csrfToken, username, password, json: 'true' }).toString(),
  })
  const session = cookiesOf(answer.headers).find((cookie) => cookie.includes('next-auth.session-token'))
  if (!session) throw new Error(`${username} could not sign in: ${answer.status} ${answer.text.slice(0, 200)}`)
  return session
}
