import { createHash, randomUUID } from 'node:crypto'
import { expect, request as newRequest, type APIRequestContext } from '@playwright/test'
import { makePhoto } from './phone'
import { cookieOf, rows, test } from './support'

const BASE = process.env.E2E_BASE_URL!
let http: APIRequestContext
test.beforeAll(async () => {
  http = await newRequest.newContext()
})
test.afterAll(() => http.dispose())

async function cookie(username: string): Promise<string> {
  const own = await newRequest.newContext()
  const found = await cookieOf(own, username)
  await own.dispose()
  return found
}
const headers = (own?: string) => ({ origin: BASE, ...(own && { cookie: own }) })
const idOf = async (username: string) =>
  (await rows<{ id: string }>('SELECT id FROM "Staff" WHERE username = $1', [username]))[0]!.id
const put = (own: string | undefined, person: string, commands: unknown[]) =>
  http.post(`${BASE}/api/sync`, {
    headers: headers(own),
    data: { person, sentAt: new Date().toISOString(), commands },
  })
const command = (orderNo: string, kind: string, body: object = {}) => ({
  ...{ id: randomUUID(), orderNo, kind, seq: 1, after: null },
  ...{ deviceAt: new Date().toISOString(), anchor: null, body },
})
const piece = (own: string | undefined, sha256: string, bytes: Buffer, total = bytes.length, person = '') =>
  http.put(`${BASE}/api/sync/photos/${sha256}${person && `?person=${person}`}`, {
    headers: {
      ...headers(own),
      'content-range': `bytes 0-${bytes.length - 1}/${total}`,
      'content-type': 'application/octet-stream',
    },
    data: bytes,
  })

type Job = { no: string; username: string; other: string }
const job = async () =>
  (
    await rows<Job>(
      `SELECT w.no, s.username, (SELECT o.username FROM "Staff" o JOIN "CrewMember" c ON c."staffId" = o.id AND c."crewId" <> w."crewId"
         WHERE o."orgId" = w."orgId" AND NOT EXISTS (SELECT FROM "CrewMember" x WHERE x."staffId" = o.id AND x."crewId" = w."crewId") ORDER BY o.username LIMIT 1) AS other
       FROM "WorkOrder" w JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId" WHERE w.status = 'in-progress' ORDER BY w.no LIMIT 1`,
    )
  )[0]!

test('F1 M3 the phone’s three doors let nobody in without a session, a duty and the job', async () => {
  const { no, username, other } = await job()
  const [desk, mine, another] = [await cookie('agent1'), await cookie(username), await cookie(other)]
  const [deskId, mineId, anotherId] = [await idOf('agent1'), await idOf(username), await idOf(other)]
  const paths = ['/api/sync/today', `/api/sync/photos/${'a'.repeat(64)}`]
  for (const path of paths) expect((await http.get(`${BASE}${path}`)).status()).toBe(401)
  expect((await put(undefined, mineId, [command(no, 'set-off')])).status()).toBe(401)
  expect((await piece(undefined, 'a'.repeat(64), Buffer.from('x'))).status()).toBe(401)
  expect((await put(desk, deskId, [command(no, 'set-off')])).status()).toBe(403)
  expect((await piece(desk, 'a'.repeat(64), Buffer.from('x'))).status()).toBe(403)
  expect((await http.get(`${BASE}/api/sync/today?order=${no}`, { headers: headers(another) })).status()).toBe(404)
  const foreign = await http.post(`${BASE}/api/sync`, {
    headers: { origin: 'https://a.example', cookie: mine },
    data: { person: mineId, sentAt: new Date().toISOString(), commands: [command(no, 'set-off')] },
  })
  expect(foreign.status()).toBe(403)
  const theirs = await put(another, anotherId, [command(no, 'finish', { outcome: 'fixed' })])
  expect(((await theirs.json()) as { results: { verdict: string }[] }).results).toMatchObject([{ verdict: 'parked' }])
  expect((await put(mine, mineId, [])).status()).toBe(400)
})

test('F1 M3 what one technician put down is not received while another is signed in', async () => {
  const { no, username, other } = await job()
  const [mine, another] = [await cookie(username), await cookie(other)]
  const person = await idOf(username)
  const bytes = await makePhoto()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const own = command(no, 'photo', { subject: 'after', sha256 })
  const stored = () => rows<{ staffId: string }>('SELECT "staffId" FROM "FieldCommand" WHERE id = $1', [own.id])
  const refused = await put(another, person, [own])
  expect([refused.status(), await refused.json()]).toMatchObject([409, { kind: 'other-person' }])
  const unnamed = await http.post(`${BASE}/api/sync`, {
    headers: headers(another),
    data: { sentAt: new Date().toISOString(), commands: [own] },
  })
  expect(unnamed.status()).toBe(400)
  expect(await stored()).toEqual([])
  expect(await (await put(mine, person, [own])).json()).toMatchObject({ results: [{ verdict: 'applied' }] })
  expect(await stored()).toEqual([{ staffId: person }])

  const foreign = await piece(another, sha256, bytes, bytes.length, person)
  expect([foreign.status(), await foreign.json()]).toMatchObject([409, { kind: 'other-person' }])
  const path = `${BASE}/api/sync/photos/${sha256}?person=${person}`
  expect((await http.get(path, { headers: headers(another) })).status()).toBe(409)
  expect(await rows('SELECT 1 FROM "StoredFile" WHERE sha256 = $1', [sha256])).toEqual([])
  expect(await (await http.get(path, { headers: headers(mine) })).json()).toMatchObject({ offset: 0, done: false })
  expect(await (await piece(mine, sha256, bytes, bytes.length, person)).json()).toMatchObject({ done: true })
})

test('F1 RC26 RC52 a replay gives the first answer, a photo too large or not its hash is refused, the right one kept once', async () => {
  const { no, username, other } = await job()
  const [mine, person] = [await cookie(username), await idOf(username)]
  const bytes = await makePhoto()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect((await piece(mine, sha256, bytes)).status()).toBe(404) // nobody has announced it
  const first = command(no, 'photo', { subject: 'after', sha256 })
  const answers = [await put(mine, person, [first]), await put(mine, person, [first])]
  for (const answer of answers)
    expect(await answer.json()).toMatchObject({ results: [{ id: first.id, verdict: 'applied' }] })
  expect(await (await put(mine, person, [{ ...first, body: { subject: 'before', sha256 } }])).json()).toMatchObject({
    results: [{ verdict: 'conflict' }],
  })
  expect(await rows('SELECT 1 FROM "VisitPhoto" WHERE "fileHash" = $1', [sha256])).toHaveLength(1)
  expect((await piece(mine, sha256, bytes, 12 * 1024 * 1024)).status()).toBe(409)
  expect((await piece(await cookie(other), sha256, bytes)).status()).toBe(404)
  const wrong = await piece(mine, sha256, Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])]))
  expect(await wrong.json()).toMatchObject({ blockers: [{ code: 'photo_hash' }] })
  expect(await (await piece(mine, sha256, bytes)).json()).toMatchObject({ done: true })
  expect(await (await piece(mine, sha256, bytes)).json()).toMatchObject({ done: true })
  expect(await rows('SELECT 1 FROM "StoredFile" WHERE sha256 = $1', [sha256])).toHaveLength(1)
})
