import { readFileSync } from 'node:fs'
import { expect, request as newRequest, test, type APIRequestContext } from '@playwright/test'
import { cookieOf, rows } from './support'
import { ENTRY_POINTS, PAGES, type Subject } from './entry-points'

const BASE = process.env.E2E_BASE_URL!
type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> }
const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
const idOf = new Map(Object.entries(manifest.node).map(([id, entry]) => [entry.exportedName ?? '', id]))

const USERS: Record<Exclude<Subject, 'anonymous'>, string> = {
  'hotline-agent': 'agent1',
  'shift-leader': 'leader1',
  dispatcher: 'dispatch1',
  'counter-clerk': 'counter1',
  technician: 'tech1',
  collector: 'collect1',
  'follow-up-caller': 'follow1',
  supervisor: 'super1',
  'unit-leader': 'unit1',
  manager: 'manager1',
  'general-manager': 'gm',
  'system-admin': 'sysadmin',
  'security-admin': 'secadmin',
  'audit-admin': 'auditor',
}
const SUBJECTS: Subject[] = ['anonymous', ...(Object.keys(USERS) as Subject[])]
/** Someone whose first duty comes with others is not a clean subject for it. */
const MIXED: Partial<Record<Subject, Subject[]>> = { manager: ['unit-leader'] }
const cookies = new Map<Subject, string>()
let http: APIRequestContext

test.beforeAll(async () => {
  http = await newRequest.newContext()
  cookies.set('anonymous', '')
  for (const [subject, username] of Object.entries(USERS)) {
    const own = await newRequest.newContext()
    cookies.set(subject as Subject, await cookieOf(own, username))
    await own.dispose()
  }
})

type Call = { page?: string; cookie?: string; headers?: Record<string, string>; body?: string }
async function call(action: string, input: unknown, { page = '/sign-in', cookie = '', headers = {}, body }: Call) {
  const response = await http.post(`${BASE}${page}`, {
    headers: {
      'next-action': idOf.get(action)!,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      origin: BASE,
      'sec-fetch-site': 'same-origin',
      cookie,
      ...headers,
    },
    data: body ?? JSON.stringify([input]),
    maxRedirects: 0,
  })
  const text = await response.text()
  const kind = /"kind":"([a-z-]+)"/.exec(text)?.[1] ?? (/"ok":true/.test(text) ? 'ok' : `http ${response.status()}`)
  return { kind, text, status: response.status() }
}

async function everyCount(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('rate_limit', 'Presence', '_prisma_migrations', 'EventSeal', 'Timer', 'Session') ORDER BY 1`,
  )
  const counts = await Promise.all(
    tables.map(
      async ({ name }) => `${name} ${(await rows<{ n: string }>(`SELECT count(*) AS n FROM "${name}"`))[0]!.n}`,
    ),
  )
  return counts.join('\n')
}

test('M3 T1 every action of the build stands in the reviewed list, and nothing else does', () => {
  const built = [...idOf.keys()].filter(Boolean).sort()
  expect(built).toEqual(Object.keys(ENTRY_POINTS).sort())
})

test('M3 T3 each action answers each role as the list says, on its own page and on a foreign one', async () => {
  test.setTimeout(300_000)
  const wrong: string[] = []
  for (const [action, entry] of Object.entries(ENTRY_POINTS)) {
    for (const subject of SUBJECTS) {
      const allowed =
        entry.roles === 'signed-in'
          ? subject !== 'anonymous'
          : entry.roles.some((role) => role === subject || MIXED[subject]?.includes(role))
      if (allowed && entry.acts) continue // it would happen; the stories walk it
      const { kind } = await call(action, entry.sample, {
        cookie: cookies.get(subject),
        page: subject === 'technician' ? '/field' : '/sign-in',
      })
      const expected =
        subject === 'anonymous'
          ? ['signed-out']
          : allowed
            ? ['not-found', 'blocked', 'conflict', 'ok', 'invalid']
            : ['forbidden']
      if (!expected.includes(kind)) wrong.push(`${action} as ${subject}: ${kind}, expected ${expected.join(' or ')}`)
    }
  }
  expect(wrong).toEqual([])
})

test('M3 T4 a refused call changes nothing', async () => {
  const before = await everyCount()
  for (const [action, entry] of Object.entries(ENTRY_POINTS)) {
    await call(action, entry.sample, { cookie: '' })
    if (entry.roles !== 'signed-in' && !entry.roles.includes('audit-admin'))
      await call(action, entry.sample, { cookie: cookies.get('audit-admin') })
  }
  expect(await everyCount()).toBe(before)
})

test('M3 T5 fields nobody asked for are refused', async () => {
  const before = await everyCount()
  for (const extra of [
    { role: 'supervisor' },
    { status: 'closed' },
    { approvedBy: 'me' },
    { orgId: 'x' },
    { paidAt: 'now' },
  ]) {
    const { kind } = await call(
      'noteTicketAction',
      { ...(ENTRY_POINTS.noteTicketAction!.sample as object), ...extra },
      { cookie: cookies.get('hotline-agent') },
    )
    expect(kind).toBe('invalid')
  }
  for (const body of [
    '[{"__proto__":{"ticketNo":"T1"}}]',
    '[{"constructor":1}]',
    '[null]',
    '[]',
    '["x"]',
    '[[1,2]]',
    '[{"ticketNo":{"startsWith":""},"requestKey":"aaaaaaaaaaaaaaaaaaaa","text":"x"}]',
    '[{"ticketNo":{"not":null}}]',
  ]) {
    const { kind } = await call('noteTicketAction', null, { cookie: cookies.get('hotline-agent'), body })
    expect({ body, kind }).toEqual({ body, kind: 'invalid' })
  }
  expect(await everyCount()).toBe(before)
})

test('M3 T7 a mutation from elsewhere is refused, whatever the forwarding headers say', async () => {
  const sample = ENTRY_POINTS.noteTicketAction!.sample
  const cookie = cookies.get('hotline-agent')
  for (const headers of [
    { origin: '' },
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const { kind, status } = await call('noteTicketAction', sample, {
      cookie,
      headers: headers as unknown as Record<string, string>,
    })
    expect(kind === 'forbidden' || status >= 400).toBe(true)
  }
})

test('M3 T8 headers that once opened doors open none', async () => {
  const { kind } = await call('noteTicketAction', ENTRY_POINTS.noteTicketAction!.sample, {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy', 'x-user-id': '1', 'x-forwarded-for': '127.0.0.1' },
  })
  expect(kind).toBe('signed-out')
  const page = await http.get(`${BASE}/tickets`, {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy', rsc: '1' },
    maxRedirects: 0,
  })
  expect(await page.text()).not.toMatch(/T\d{6}-\d{4}/)
})

test('M3 T3 each page opens for the roles of the list and for no other; nothing behind sign-in is stored', async () => {
  test.setTimeout(180_000)
  const wrong: string[] = []
  for (const [path, roles] of Object.entries(PAGES)) {
    for (const subject of SUBJECTS) {
      const response = await http.get(`${BASE}${path}`, {
        headers: { cookie: cookies.get(subject) ?? '' },
        maxRedirects: 0,
      })
      const allowed = roles.includes(subject) || (MIXED[subject]?.some((role) => roles.includes(role)) ?? false)
      const opened = response.status() === 200 && !(await response.text()).includes('NEXT_REDIRECT')
      if (opened !== allowed) wrong.push(`${path} as ${subject}: ${response.status()}`)
      if (opened && !/no-store/.test(response.headers()['cache-control'] ?? '')) wrong.push(`${path} may be stored`)
    }
  }
  expect(wrong).toEqual([])
})

test('M3 T6 a revoked session is refused at its next request', async () => {
  const own = await newRequest.newContext()
  const cookie = await cookieOf(own, 'agent3')
  expect((await call('noteTicketAction', ENTRY_POINTS.noteTicketAction!.sample, { cookie })).kind).toBe('not-found')
  await rows(
    `UPDATE "Session" SET "revokedAt" = now() WHERE "staffId" = (SELECT id FROM "Staff" WHERE username = 'agent3')`,
  )
  expect((await call('noteTicketAction', ENTRY_POINTS.noteTicketAction!.sample, { cookie })).kind).toBe('signed-out')
  await own.dispose()
})
