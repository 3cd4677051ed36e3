import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { makePhone, makePhoto, measure, openDay, sign, signIn, takePhoto } from '../e2e/phone'
import { rows } from '../e2e/support'

const RUNS = Number(process.env.SOAK_RUNS ?? 200)
const PHOTOS = 2
const SIGNS = 60_000
/** Visits a phone holds before there is signal again. */
const TOGETHER = 5
const SEED = Number(process.env.SOAK_SEED ?? 1)

/** The same seed throws the same dice; what the machine does in between is its own. */
const dice = fc.sample(fc.noBias(fc.integer({ min: 0, max: 2 ** 30 })), { seed: SEED, numRuns: 40 * RUNS + 100 })
let thrown = 0
const chance = (sides: number) => dice[thrown++ % dice.length]! % sides

/** An accepted order of a technician, made like one that stands. */
async function makeOrder(username: string, n: number): Promise<string> {
  const [no, ticketNo] = [`W990101-${String(n).padStart(4, '0')}`, `T990101-${String(n).padStart(4, '0')}`]
  const [ticketId, orderId] = [randomUUID(), randomUUID()]
  await rows(
    `WITH given AS (SELECT w.*, m."crewId" AS crew FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId"
       JOIN "Staff" s ON s.id = m."staffId" WHERE s.username = $1 AND t.service = 'heat' ORDER BY w."openedAt" LIMIT 1),
     ticket AS (INSERT INTO "Ticket" SELECT (jsonb_populate_record(NULL::"Ticket", to_jsonb(t) || jsonb_build_object('id', $2::text, 'no', $3::text, 'status', 'received', 'reopenCount', 0,
       'agreementId', null, 'callerDigits', '', 'openOrders', 1, 'crewId', null, 'unitId', null, 'matter', $3::text, 'resolvedAt', null, 'closedAt', null, 'nextDueAt', null, 'openedAt', '2020-01-01', 'version', 1))).*
       FROM given g JOIN "Ticket" t ON t.id = g."ticketId" RETURNING id),
     sent AS (INSERT INTO "Dispatch" (id, "orgId", "ticketId", "unitId", "crewId", "overruleReason", "byId", at)
       SELECT gen_random_uuid(), g."orgId", ticket.id, g."unitId", g.crew, 'soak', g."openedById", now() FROM given g, ticket)
     INSERT INTO "WorkOrder" SELECT (jsonb_populate_record(NULL::"WorkOrder", to_jsonb(g) - 'crew' || jsonb_build_object('id', $4::text, 'no', $5::text, 'ticketId', ticket.id,
       'kind', 'repair', 'status', 'sent', 'acceptedAt', null, 'acceptedById', null, 'setOffAt', null, 'endedAt', null, 'outcome', '', 'overruleReason', 'soak', 'version', 1))).* FROM given g, ticket`,
    [username, ticketId, ticketNo, orderId, no],
  )
  const held = `"unitId" = (SELECT "unitId" FROM "WorkOrder" WHERE id = $3), "crewId" = (SELECT "crewId" FROM "WorkOrder" WHERE id = $3)`
  for (const status of ['dispatched', 'accepted'])
    await rows(`UPDATE "Ticket" SET status = $1, ${held} WHERE id = $2`, [status, ticketId, orderId])
  await rows(
    `UPDATE "WorkOrder" SET status = 'accepted', "acceptedAt" = now(), "acceptedById" = (SELECT id FROM "Staff" WHERE username = $1) WHERE id = $2`,
    [username, orderId],
  )
  return no
}

/** The next thing to do on the page, as it stands on this phone; true when nothing is left. */
async function step(page: Page): Promise<boolean> {
  const ended = page.getByText(/已记下，离开现场|已结单，转回访|这次上门已记录/).first()
  if (await ended.isVisible()) return true
  const arrive = page.getByRole('button', { name: '我到了' })
  if (await arrive.isVisible()) await arrive.click({ timeout: 3000 })
  else if (
    !(await page
      .getByText(/15\.5\s°C/)
      .first()
      .isVisible())
  )
    await measure(page)
  else if ((await page.locator('[data-photo]').count()) < PHOTOS) await takePhoto(page, '修后', await makePhoto())
  else {
    const visit = page.locator('#visit')
    await visit.getByText('公司侧', { exact: true }).first().click()
    await visit.getByLabel(/查到什么/).fill('冲洗管路')
    await visit.getByText('已修好', { exact: true }).click()
    await visit.getByText('不在场', { exact: true }).click()
    const pad = page.getByRole('img', { name: '维修员签字' })
    if (await pad.count()) await sign(page, '维修员签字')
    await page.getByRole('button', { name: '完成，离开现场' }).click()
    await expect(ended).toBeVisible({ timeout: 5000 })
  }
  return false
}

type Found = { commands: string; again: string; visits: string; readings: string; photos: string; files: string }
const found = async (no: string) =>
  (
    await rows<Found>(
      `SELECT (SELECT count(*) FROM "FieldCommand" c WHERE c."orderNo" = w.no AND c.verdict = 'applied') AS commands,
        (SELECT count(*) - count(DISTINCT c.seq) FROM "FieldCommand" c WHERE c."orderNo" = w.no) AS again,
        (SELECT count(*) FROM "Visit" v WHERE v."orderId" = w.id) AS visits,
        (SELECT count(*) FROM "Reading" r JOIN "Visit" v ON v.id = r."visitId" WHERE v."orderId" = w.id) AS readings,
        (SELECT count(*) FROM "VisitPhoto" p JOIN "Visit" v ON v.id = p."visitId" WHERE v."orderId" = w.id) AS photos,
        (SELECT count(*) FROM "VisitPhoto" p JOIN "Visit" v ON v.id = p."visitId" JOIN "StoredFile" f ON f."orgId" = p."orgId" AND f.sha256 = p."fileHash" WHERE v."orderId" = w.id) AS files
       FROM "WorkOrder" w WHERE w.no = $1`,
      [no],
    )
  )[0]!

const expected = { visits: 1, readings: 1, photos: PHOTOS, files: PHOTOS } as const

/** A phone in one person's hands: it dies at the moments the dice name, and is taken up again where it stood. */
async function makeHands(who: string, start: string) {
  const phone = await makePhone()
  let context: BrowserContext = await phone.open()
  let page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, who)
  const cookies = await context.cookies()
  let kills = 0
  async function takeUp(path: string): Promise<void> {
    phone.kill()
    await context.close().catch(() => {})
    kills += 1
    context = await phone.open()
    await context.addCookies(cookies) // a browser writes its cookies only every half minute
    page = context.pages()[0] ?? (await context.newPage())
    await page.goto(path)
    // What it holds is on the screen before anybody looks what is left to do: else a person would do it twice.
    await page
      .locator(path === start ? '[data-sync]:not([data-sync=reading])' : '#visit')
      .first()
      .waitFor({ timeout: 20_000 })
  }
  /** Does something; perhaps the battery falls out in the middle, and then the phone is opened again at this address. */
  async function perhapsKilled(path: string, dies: boolean, work: (page: Page) => Promise<boolean>): Promise<boolean> {
    const at = dies ? setTimeout(() => phone.kill(), chance(1200) + 20) : undefined
    try {
      return await work(page)
    } catch {
      await takeUp(path)
      return false
    } finally {
      clearTimeout(at)
    }
  }
  const close = async () => {
    await context.close().catch(() => {})
    await phone.close()
  }
  return { phone, perhapsKilled, takeUp, close, page: () => page, kills: () => kills, start }
}
type Hands = Awaited<ReturnType<typeof makeHands>>

/** One visit in a cellar, put down whole however often the phone dies: at most four times, so that it ends. */
async function visit(hands: Hands, no: string): Promise<void> {
  const path = `/field/${no}`
  const before = hands.kills()
  const open = async (page: Page) => {
    await page.goto(path)
    await page.locator('#visit').waitFor({ timeout: 20_000 })
    return true
  }
  await hands.perhapsKilled(path, false, open)
  for (let done = false; !done;) {
    const dies = hands.kills() - before < 4 && chance(3) > 0
    done = await hands.perhapsKilled(path, dies, step)
  }
}

/** The line flaps, and the phone may die while it sends; what it held arrives in the end. */
async function sendAll(hands: Hands): Promise<void> {
  hands.phone.line('flapping')
  const sent = (page: Page, timeout: number) => expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout })
  for (let dies = chance(2); dies > 0; dies--) {
    await hands.page().waitForTimeout(chance(2500))
    await hands.takeUp(hands.start)
  }
  await sent(hands.page(), SIGNS)
  hands.phone.line('up')
}

test('phone', async () => {
  test.setTimeout(RUNS * 120_000)
  console.log(`seed ${SEED}`)
  let [lost, doubled] = [0, 0]
  const who = 'tech1'
  const hands = await makeHands(who, '/field')
  for (let n = 0; n < RUNS;) {
    hands.phone.line('up')
    const orders: string[] = []
    while (orders.length < TOGETHER && n < RUNS) orders.push(await makeOrder(who, ++n))
    await openDay(hands.page())
    for (const no of orders)
      await expect(hands.page().locator(`a[href="/field/${no}"]`).first()).toBeVisible({ timeout: 20_000 })
    hands.phone.line('down')
    for (const no of orders) await visit(hands, no)
    await sendAll(hands)
    for (const no of orders) {
      const got = await found(no)
      for (const [name, wanted] of Object.entries(expected) as [keyof typeof expected, number][]) {
        lost += Math.max(0, wanted - Number(got[name]))
        doubled += Math.max(0, Number(got[name]) - wanted)
      }
      doubled += Number(got.again)
    }
    console.log(`${n}/${RUNS} visits: ${lost} lost, ${doubled} doubled, ${hands.kills()} kills`)
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
  }
  await hands.close()
  console.log(`${RUNS} visits, ${hands.kills()} kills, seed ${SEED}: ${lost} lost, ${doubled} doubled`)
})
