import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/lib/cli/steps/root.mjs'
import { boardStart } from '@/lib/fieldwork/rules/board-time'
import { withOwner } from './database'
import type { Call } from './drive'

const SAMPLES = 80
const ACCOUNTS = 20_000
const COMMON = ['不热', '漏水', '没有水', '停电', '暖气', '客厅不热', '水压小', '卧室']

type Account = { id: string; service: string; unitId: string; phone: string; name: string; numbers: string }
export type Sampled = { accounts: Account[]; open: string[]; actionId: string }

/** The id Next.js gave an action when it was built; `room` is a folder of the file it is in. */
export function actionId(name: string, room: string): string {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, { exportedName: string; filename: string }>
  }
  const found = Object.entries(manifest.node).find(
    ([, action]) => action.exportedName === name && action.filename.includes(room),
  )
  if (!found) throw new Error(`The build has no action ${name}`)
  return found[0]
}

/** Real accounts and tickets of the company, spread over the whole of it; accounts come with the unit their repairs go to. */
export async function sample(url: string): Promise<Sampled> {
  return withOwner(url, async (query) => {
    const accounts = await query(
      `SELECT a.id, a.service, p.name, k."phoneDigits" AS phone, m."buildingNo" || '-' || m."entranceNo" || '-' || m."roomNo" AS numbers,
         (SELECT s."unitId" FROM "UnitScope" s WHERE s.service = a.service AND (s."communityId" IS NULL OR s."communityId" = m."communityId")
            AND (s.zone IS NULL OR s.zone = m.zone) ORDER BY s.rank LIMIT 1) AS "unitId"
       FROM (SELECT * FROM "Agreement" ORDER BY md5(id::text) LIMIT $1) a JOIN "Person" p ON p.id = a."personId"
       JOIN "Premise" m ON m.id = a."premiseId" JOIN "Contact" k ON k."orgId" = a."orgId" AND k."agreementId" = a.id AND k.rank = 0`,
      [ACCOUNTS],
    )
    const open = await query(
      `SELECT no FROM "Ticket" WHERE status IN ('accepted','in-progress','dispatched') ORDER BY md5(id::text) LIMIT $1`,
      [SAMPLES],
    )
    return {
      accounts: accounts.rows,
      open: open.rows.map((row: { no: string }) => row.no),
      actionId: actionId('takeAndDispatchAction', 'hotline'),
    }
  })
}

/** `call(n)` is the n-th request; the floors replay the n-th recording, so `samples` of them are made. */
export type Case = {
  name: string
  samples: number
  isPage: boolean
  call: (n: number) => Call
  isRight: (text: string) => boolean
}

const OTHER_MATTER = '另一件事'
export const newKey = () => randomBytes(24).toString('base64url')

/** A server action as the page sends it. */
export const actionCall = (id: string, path: string, input: object): Call => ({
  method: 'POST',
  path,
  headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
  body: JSON.stringify([input]),
})

function saveCase({ accounts, actionId: id }: Sampled): Case {
  let saved = 0
  return {
    name: 'save a call',
    samples: 1,
    isPage: false,
    call: () => {
      const account = accounts[saved++ % accounts.length]!
      // the number too: calls of one number wait for one another, the floors' as well
      const { id: accountId, phone } = account
      const own = { key: newKey(), matter: `${OTHER_MATTER}${randomUUID()}`, account: accountId, phone }
      const input = {
        requestKey: own.key,
        channel: 'hotline',
        kind: 'repair',
        service: account.service,
        callerName: account.name,
        callerPhone: account.phone,
        contactName: account.name,
        contactPhone: account.phone,
        agreementId: own.account,
        words: '家里从昨天晚上开始就不正常，麻烦尽快来人看看',
        facts: [
          { question: 'since', answer: new Date(Date.now() - 43_200_000).toISOString() },
          { question: 'rooms', answer: ['living', 'bedrooms'] },
          { question: 'neighbours', answer: 'both-cold' },
        ],
        readBack: '已向用户复述',
        readBackConfirmed: true,
        differentMatter: own.matter,
        unitId: account.unitId,
      }
      return { ...actionCall(id, '/hotline', input), own }
    },
    isRight: (text) => text.includes('"ok":true') && text.includes('"orderNo"'),
  }
}

/** Forty crews with five appointments each on today's board, written as the owner: a fixture of this bench alone. */
export async function fillBoard(url: string, now: Date): Promise<number> {
  return withOwner(url, async (query) => {
    const at = boardStart('Asia/Shanghai', now.getTime())
    await query(`UPDATE "WorkOrder" SET "windowFrom" = NULL, "windowTo" = NULL WHERE "windowFrom" IS NOT NULL`)
    const filled = await query(
      `WITH crews AS (SELECT id, row_number() OVER (ORDER BY code) AS n FROM "Crew" ORDER BY code LIMIT 40),
         orders AS (SELECT w.id, w."crewId", row_number() OVER (PARTITION BY w."crewId" ORDER BY w.id) AS n
           FROM "WorkOrder" w JOIN crews c ON c.id = w."crewId" WHERE w.status IN ('sent', 'accepted', 'in-progress', 'done'))
       UPDATE "WorkOrder" w SET "windowFrom" = to_timestamp($1) + (o.n - 1) * interval '2 hours', "windowTo" = to_timestamp($1) + (o.n - 1) * interval '2 hours' + interval '90 minutes'
       FROM orders o WHERE o.id = w.id AND o.n <= 5`,
      [at / 1000],
    )
    await query('VACUUM (ANALYZE) "WorkOrder"')
    return filled.rowCount ?? 0
  })
}

export function casesOf(bench: string, found: Sampled): Case[] {
  const { accounts, open } = found
  const account = (n: number) => accounts[(n % SAMPLES) * 7]!
  const read = (
    name: string,
    path: (n: number) => string,
    isRight: (text: string) => boolean,
    samples = SAMPLES,
  ): Case => ({
    name,
    samples,
    isPage: false,
    isRight,
    call: (n) => ({ path: path(n % samples) }),
  })
  const look = (name: string, text: (account: Account) => string) =>
    read(
      name,
      (n) => `/api/search/customers?q=${encodeURIComponent(text(account(n)))}`,
      (answer) => answer.includes('"agreementId"'),
    )
  const page = (name: string, path: (n: number) => string, mark: string, samples = SAMPLES): Case => ({
    ...read(name, path, (text) => text.includes(mark), samples),
    isPage: true,
  })
  if (bench === 'dispatch') {
    return [
      page('board of 40 crews', () => '/dispatch', 'data-order', 1),
      page('a ticket on the board', (n) => `/dispatch?no=${open[n % open.length]}`, 'data-order'),
    ]
  }
  if (bench === 'intake') {
    return [
      saveCase(found),
      look('look up by phone', ({ phone }) => phone),
      look('look up by the end of a phone', ({ phone }) => phone.slice(-4)),
      look('look up by name', ({ name }) => name),
      look('look up by address', ({ numbers }) => numbers),
      read(
        'call context',
        (n) =>
          `/api/search/call?agreementId=${account(n).id}&kind=repair&service=${account(n).service}&caller=${account(n).phone}&words=${encodeURIComponent('客厅不热')}`,
        (answer) => answer.includes('"accountNo"'),
      ),
    ]
  }
  return [
    page('queue page', () => '/tickets?queue=open', '</html>', 1),
    page('ticket page', (n) => `/tickets/${open[n % open.length]}`, '</html>'),
    page(
      'search common words',
      (n) => `/tickets?text=${encodeURIComponent(COMMON[n % COMMON.length]!)}`,
      '</html>',
      COMMON.length,
    ),
    page('search by phone digits', (n) => `/tickets?text=${account(n).phone}`, '</html>'),
    read(
      'one box search',
      (n) => `/api/search?q=${encodeURIComponent(COMMON[n % COMMON.length]!)}`,
      (text) => text.includes('"tickets"'),
      COMMON.length,
    ),
    page('dispatch queue', () => '/dispatch', '</html>', 1),
  ]
}
