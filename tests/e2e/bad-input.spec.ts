import { expect, request as newRequest, type APIRequestContext } from '@playwright/test'
import { ENTRY_POINTS, type Subject } from './entry-points'
import { BASE, callAction, everyCookie, type Call } from './raw-calls'
import { cookieOf, rows, signedIn, test } from './support'

let cookies = new Map<Subject, string>()
let http: APIRequestContext
const call = (action: string, input: unknown, how: Call = {}) =>
  callAction(http, action, input, { cookie: cookies.get('hotline-agent'), ...how })
let keys = 0
const key = () => `bad-input-${process.pid}-${String(++keys).padStart(8, '0')}`

/** A call about no account, told apart by its landmark words. */
let callers = 0
/** A matter of its own: another number is another matter. */
const callInput = (more: object) => ({
  ...(ENTRY_POINTS.takeAndDispatchAction!.sample as object),
  agreementId: null,
  kind: 'inquiry',
  requestKey: key(),
  contactPhone: `1390001${String(++callers).padStart(4, '0')}`,
  landmarks: '桥头',
  faultAddress: '滨河路',
  ...more,
})
const ticketsAt = async (landmarks: string) =>
  (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM "Ticket" WHERE landmarks = $1`, [landmarks]))[0]!.n

test.beforeAll(async () => {
  http = await newRequest.newContext()
  cookies = await everyCookie()
})

test('RC1 RC4 rare characters and dots come back as they went in, on screen, in search and in the file', async ({
  browser,
}) => {
  const name = '𠮷田·阿卜杜热依木'
  const made = await call('takeAndDispatchAction', callInput({ landmarks: `${name}家对面`, contactName: name }))
  expect(made.kind).toBe('ok')
  const no = /"ticketNo":"([^"]+)"/.exec(made.text)![1]!
  const page = await signedIn(browser, 'super1')
  await page.goto(`/tickets/${no}`)
  await expect(page.getByTestId('landmarks')).toHaveText(`${name}家对面`)
  const cookie = cookies.get('supervisor')!
  const found = await http.get(`${BASE}/api/search?q=${encodeURIComponent('𠮷田')}`, { headers: { cookie } })
  expect(((await found.json()) as { tickets: { no: string }[] }).tickets.map((ticket) => ticket.no)).toContain(no)
  const file = await http.get(`${BASE}/api/v1/tickets.csv?text=${encodeURIComponent('𠮷田')}`, { headers: { cookie } })
  expect(await file.text()).toContain(`${name}家对面`)
})

test('RC5 RC6 RC7 RC14 RC15 what no field takes is refused with the field, and nothing is written', async () => {
  const before = await rows(`SELECT count(*) FROM "Ticket"`)
  for (const [field, bad] of [
    ['contactName', '王\\ud842'],
    ['contactName', '王\\u0000'],
    ['contactName', '王\\u202e'],
    ['contactPhone', '12'],
    ['kind', 'nothing'],
    ['agreementId', "' OR 1=1--"],
  ] as const) {
    const body = JSON.stringify([callInput({})]).replace('{', `{"${field}":"${bad}",`)
    const sent = body.replace(new RegExp(`,"${field}":[^,}]+`), '')
    const { kind, text } = await call('takeAndDispatchAction', null, { body: sent })
    expect({ field, kind }).toEqual({ field, kind: 'invalid' })
    expect(text).toContain(`"${field}"`)
  }
  for (const bad of [{ startsWith: '' }, { not: null }, [], ['x'], 7, null]) {
    const { kind } = await call('noteTicketAction', { ticketNo: bad, requestKey: key(), text: 'x' })
    expect(kind).toBe('invalid')
  }
  expect(await rows(`SELECT count(*) FROM "Ticket"`)).toEqual(before)
})

test('RC10 a body above one megabyte is refused as that; below it the field says how long it may be', async () => {
  const text = (n: number) => ({ ticketNo: 'T000000-0000', requestKey: key(), text: '长'.repeat(n) })
  expect((await call('noteTicketAction', text(400_000))).status).toBe(413)
  expect((await call('noteTicketAction', text(20_000))).kind).toBe('invalid')
})

test('RC12 markup in a note is text on the screen, and runs nowhere', async ({ browser }) => {
  const [ticket] = await rows<{ no: string }>(`SELECT no FROM "Ticket" WHERE status = 'dispatched' ORDER BY no LIMIT 1`)
  const text =
    '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'"> javascript:alert(1)'
  expect((await call('noteTicketAction', { ticketNo: ticket!.no, requestKey: key(), text })).kind).toBe('ok')
  const page = await signedIn(browser, 'super1')
  const complaints: string[] = []
  page.on('console', (message) => /Content.Security.Policy/i.test(message.text()) && complaints.push(message.text()))
  await page.goto(`/tickets/${ticket!.no}`)
  await expect(page.getByText(text).first()).toBeVisible()
  expect(await page.title()).not.toBe('taken')
  expect(complaints).toEqual([])
})

test('RC13 search takes quotes, wildcards, one letter and ten thousand letters, and answers soon', async () => {
  for (const q of [
    "' OR 1=1--",
    '%',
    '_',
    '%%%',
    'a',
    '的',
    'x'.repeat(10_000),
    '\\',
    '(',
    '\u{20BB7}',
    '0'.repeat(60),
  ]) {
    const since = performance.now()
    const answer = await http.get(`${BASE}/api/search?q=${encodeURIComponent(q)}`, {
      headers: { cookie: cookies.get('supervisor')! },
    })
    expect({ q: q.slice(0, 12), status: [200, 400, 414, 431].includes(answer.status()) }).toEqual({
      q: q.slice(0, 12),
      status: true,
    })
    expect(performance.now() - since).toBeLessThan(3_000)
  }
})

test('RC16 RC17 crafted bodies get a refusal, and the server goes on', async () => {
  const deep = '['.repeat(200) + ']'.repeat(200)
  const bombs: { body: string; headers?: Record<string, string> }[] = [
    { body: deep },
    { body: `[${'{"a":'.repeat(500)}1${'}'.repeat(500)}]` },
    { body: '["$1","$2","$F1","$B9","$Q0"]' },
    { body: `["$n${'9'.repeat(200_000)}"]` },
    { body: '["$undefined","$-0","$Infinity","$D9999-99-99"]' },
    { body: 'not json' },
    { body: '' },
    {
      body:
        Array.from(
          { length: 3000 },
          (_, i) => `--x\r\ncontent-disposition: form-data; name="${i}"\r\n\r\n"$F${i}"\r\n`,
        ).join('') + '--x--\r\n',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    },
  ]
  for (const { body, headers } of bombs) {
    const since = performance.now()
    const { text } = await call('noteTicketAction', null, { body, headers })
    expect(text, body.slice(0, 20)).toMatch(/"kind":"invalid"|E\{"digest"/) // a refusal of ours, or the framework's own error
    expect(text, body.slice(0, 20)).not.toContain('"ok":true')
    expect(performance.now() - since).toBeLessThan(3_000)
  }
  expect((await http.get(`${BASE}/api/health/ready`)).status()).toBe(200)
})

test('RC25 RC26 RC28 one intent is one effect: twice, ten at once, and after a lost answer', async () => {
  const input = callInput({ landmarks: '十次同时' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('takeAndDispatchAction', input)))
  expect(answers.filter(({ kind }) => kind === 'ok').length).toBeGreaterThan(0)
  expect(answers.every(({ kind }) => ['ok', 'conflict'].includes(kind))).toBe(true)
  expect(await ticketsAt('十次同时')).toBe(1)
  const first = /"ticketNo":"([^"]+)"/.exec(answers.find(({ kind }) => kind === 'ok')!.text)![1]
  const again = await call('takeAndDispatchAction', input)
  expect(again.text).toContain(`"ticketNo":"${first}"`)
  const other = await call('takeAndDispatchAction', { ...input, words: 'another body' })
  expect(other.kind).toBe('conflict')
  expect(await ticketsAt('十次同时')).toBe(1)
})

test('RC27 RC30 a key is its own person’s: another may use the same, but not send from a page opened by someone else', async () => {
  const shared = key()
  const mine = await call('takeAndDispatchAction', callInput({ requestKey: shared, landmarks: '甲的' }))
  const theirs = await call('takeAndDispatchAction', callInput({ requestKey: shared, landmarks: '乙的' }), {
    cookie: cookies.get('shift-leader'),
  })
  expect([mine.kind, theirs.kind]).toEqual(['ok', 'ok'])
  const [agent] = await rows<{ staffNo: string }>(`SELECT "staffNo" FROM "Staff" WHERE username = 'agent1'`)
  const stamped = callInput({ requestKey: `${key()}_by-${agent!.staffNo}`, landmarks: '盖了章的' })
  const foreign = await call('takeAndDispatchAction', stamped, { cookie: cookies.get('shift-leader') })
  expect(foreign.kind).toBe('other-person')
  expect(await ticketsAt('盖了章的')).toBe(0)
  expect((await call('takeAndDispatchAction', stamped)).kind).toBe('ok')
})

test('RC29 two people decide on one ticket: the second is told, and keeps what was typed', async ({ browser }) => {
  const [ticket] = await rows<{ no: string; version: number }>(
    `SELECT no, version FROM "Ticket" WHERE status = 'received' ORDER BY no DESC LIMIT 1`,
  )
  const input = (reason: string) => ({
    ticketNo: ticket!.no,
    requestKey: key(),
    expectedVersion: ticket!.version,
    reason,
  })
  const both = await Promise.all([
    call('withdrawTicketAction', input('甲撤回'), { cookie: cookies.get('shift-leader') }),
    call('withdrawTicketAction', input('乙撤回'), { cookie: cookies.get('supervisor') }),
  ])
  expect(both.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
  expect(both.some(({ kind }) => ['conflict', 'blocked'].includes(kind))).toBe(true)
  const page = await signedIn(browser, 'super1')
  await page.goto(`/tickets/${ticket!.no}`)
  await expect(page.locator('[data-event="ticket.withdrawn"]')).toHaveCount(1)
})

test('RC33 RC34 no state is jumped, and a captured call dies with its session', async () => {
  const [archived] = await rows<{ no: string; version: number }>(
    `SELECT no, version FROM "Ticket" WHERE status = 'archived' LIMIT 1`,
  )
  const input = { ticketNo: archived!.no, requestKey: key(), expectedVersion: archived!.version }
  expect((await call('archiveTicketAction', input, { cookie: cookies.get('supervisor') })).kind).toBe('blocked')
  const replay = { ...input, requestKey: key(), reason: 'x' }
  expect((await call('withdrawTicketAction', replay, { cookie: cookies.get('supervisor') })).kind).toBe('blocked')
  const own = await newRequest.newContext()
  const cookie = await cookieOf(own, 'agent3')
  const note = { ticketNo: archived!.no, requestKey: key(), text: '重放' }
  await rows(
    `UPDATE "Session" SET "revokedAt" = now() WHERE "revokedAt" IS NULL AND "staffId" = (SELECT id FROM "Staff" WHERE username = 'agent3')`,
  )
  expect((await call('noteTicketAction', note, { cookie })).kind).toBe('signed-out')
  expect(await rows(`SELECT 1 FROM "Event" WHERE data->>'text' = '重放'`)).toEqual([])
  await own.dispose()
})

test('RC35 an action of an older build is answered as that, and the form keeps its text', async ({ browser }) => {
  const { status } = await call('00deadbeef'.padEnd(42, '0'), { x: 1 })
  expect([404, 409]).toContain(status)
  const [ticket] = await rows<{ no: string }>(`SELECT no FROM "Ticket" WHERE status = 'dispatched' ORDER BY no LIMIT 1`)
  const page = await signedIn(browser, 'super1')
  await page.goto(`/tickets/${ticket!.no}`)
  await page.route('**/*', (route) =>
    route.request().headers()['next-action']
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '00deadbeef'.padEnd(42, '0') } })
      : route.continue(),
  )
  await page.getByLabel('备注').fill('旧版本里写的话')
  await page.getByRole('button', { name: '加备注' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '程序已更新' })).toBeVisible()
  await expect(page.getByLabel('备注')).toHaveValue('旧版本里写的话')
})

test('RC60 what is another’s looks like what is not there', async () => {
  const [foreign] = await rows<{ no: string }>(
    `SELECT t.no FROM "Ticket" t WHERE t."crewId" IS DISTINCT FROM (SELECT m."crewId" FROM "CrewMember" m JOIN "Staff" p ON p.id = m."staffId" WHERE p.username = 'tech1' LIMIT 1)
       AND t.service = 'water' AND t."ownerId" <> (SELECT id FROM "Staff" WHERE username = 'tech1') LIMIT 1`,
  )
  const cookie = cookies.get('technician')!
  const answers = await Promise.all(
    [foreign!.no, 'T000000-0000'].map((ticketNo) =>
      call('noteTicketAction', { ticketNo, requestKey: key(), text: 'x' }, { cookie, page: '/field' }),
    ),
  )
  expect(answers.map(({ kind }) => kind)).toEqual(['not-found', 'not-found'])
  const pages = await Promise.all(
    [foreign!.no, 'T000000-0000'].map((no) => http.get(`${BASE}/tickets/${no}`, { headers: { cookie } })),
  )
  expect(pages.map((page) => page.status())).toEqual([404, 404])
})

test('RC63 a person who is disabled is out at the next request', async () => {
  const own = await newRequest.newContext()
  const cookie = await cookieOf(own, 'agent2')
  const [agent] = await rows<{ id: string }>(`SELECT id FROM "Staff" WHERE username = 'agent2'`)
  const input = { staffId: agent!.id, requestKey: key(), reason: '停用演练' }
  expect((await call('disableStaffAction', input, { cookie: cookies.get('security-admin') })).kind).toBe('ok')
  const note = { ticketNo: 'T000000-0000', requestKey: key(), text: 'x' }
  expect((await call('noteTicketAction', note, { cookie })).kind).toBe('signed-out')
  const back = { ...input, requestKey: key() }
  expect((await call('enableStaffAction', back, { cookie: cookies.get('security-admin') })).kind).toBe('ok')
  await own.dispose()
})
