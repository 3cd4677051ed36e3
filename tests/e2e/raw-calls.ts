import { readFileSync } from 'node:fs'
import { request as newRequest, type APIRequestContext } from '@playwright/test'
import type { Subject } from './entry-points'
import { cookieOf } from './support'

export const BASE = process.env.E2E_BASE_URL!
type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> }
const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
/** The id the build gave each action. */
export const idOf = new Map(Object.entries(manifest.node).map(([id, entry]) => [entry.exportedName ?? '', id]))

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
export const SUBJECTS: Subject[] = ['anonymous', ...(Object.keys(USERS) as Subject[])]
/** Someone whose first duty comes with others is not a clean subject for it. */
export const MIXED: Partial<Record<Subject, Subject[]>> = { manager: ['unit-leader'] }

/** Whether a list of roles takes a subject in, with the further duties that person holds. */
export const isAmong = (roles: readonly Subject[], subject: Subject) =>
  roles.includes(subject) || (MIXED[subject]?.some((role) => roles.includes(role)) ?? false)

/** The cookies of one person per role; nobody's are empty. */
export async function everyCookie(): Promise<Map<Subject, string>> {
  const cookies = new Map<Subject, string>([['anonymous', '']])
  for (const [subject, username] of Object.entries(USERS)) {
    const own = await newRequest.newContext()
    cookies.set(subject as Subject, await cookieOf(own, username))
    await own.dispose()
  }
  return cookies
}

export type Call = { page?: string; cookie?: string; headers?: Record<string, string>; body?: string }

/** Sends an action as a program would: no page opened, any headers, any body. */
export async function callAction(
  http: APIRequestContext,
  action: string,
  input: unknown,
  { page = '/sign-in', cookie = '', headers = {}, body }: Call,
) {
  const response = await http.post(`${BASE}${page}`, {
    headers: {
      'next-action': idOf.get(action) ?? action,
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
