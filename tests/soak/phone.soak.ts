import { randomInt, randomUUID } from 'node:crypto'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { makePhone, makePhoto, measure, openDay, sign, signIn, takePhoto } from '../e2e/phone'
import { rows } from '../e2e/support'

const RUNS = Number(process.env.SOAK_RUNS ?? 200)
const PHOTOS = 2
const SIGNS = 60_000

/** An accepted order of a technician, made like one that stands. */
async function makeOrder(username: string, n: number): Promise<string> {
  const no = `W990101-${String(n).padStart(4, '0')}`
  await rows(
    `WITH given AS (SELECT w.*, m."crewId" AS crew FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId"
       JOIN "Staff" s ON s.id = m."staffId" WHERE s.username = $1 AND t.service = 'heat' ORDER BY w."openedAt" LIMIT 1),
     ticket AS (INSERT INTO "Ticket" SELECT (jsonb_populate_record(NULL::"Ticket", to_jsonb(t) || jsonb_build_object('id', $2::text, 'no', $3::text, 'status', 'accepted',
       'agreementId', null, 'callerDigits', '', 'openOrders', 1, 'crewId', g.crew, 'unitId', g."unitId", 'matter', $3::text, 'resolvedAt', null, 'closedAt', null, 'nextDueAt', null, 'openedAt', '2020-01-01', 'version', 1))).*
       FROM given g JOIN "Ticket" t ON t.id = g."ticketId" RETURNING id)
     INSERT INTO "WorkOrder" SELECT (jsonb_populate_record(NULL::"WorkOrder", to_jsonb(g) - 'crew' || jsonb_build_object('id', $4::text, 'no', $5::text, 'ticketId', ticket.id,
       'kind', 'repair', 'status', 'accepted', 'setOffAt', null, 'endedAt', null, 'outcome', '', 'version', 1))).* FROM given g, ticket`,
    [username, randomUUID(), `T990101-${String(n).padStart(4, '0')}`, randomUUID(), no],
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
      .getByText(/15\.5 °C/)
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

test('phone', async () => {
  test.setTimeout(RUNS * 120_000)
  let [lost, doubled, kills] = [0, 0, 0]
  const who = 'tech1'
  const phone = await makePhone()
  let context: BrowserContext = await phone.open()
  let page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, who)
  const cookies = await context.cookies()
  for (let n = 1; n <= RUNS; n++) {
    const no = await makeOrder(who, n)
    phone.line('up')
    await openDay(page)
    await expect(page.locator(`a[href="/field/${no}"]`).first()).toBeVisible({ timeout: 20_000 })
    phone.line('down')
    await page.locator(`a[href="/field/${no}"]`).first().click()
    for (let done = false; !done;) {
      // A battery that falls out at any moment; at most four times a visit, so that it ends.
      const at = kills < n * 4 && randomInt(3) > 0 ? setTimeout(() => phone.kill(), randomInt(20, 1200)) : undefined
      try {
        done = await step(page)
        clearTimeout(at)
      } catch {
        clearTimeout(at)
        phone.kill()
        await context.close().catch(() => {})
        kills += 1
        context = await phone.open()
        await context.addCookies(cookies)
        page = context.pages()[0] ?? (await context.newPage())
        await page.goto(`/field/${no}`)
        await page.locator('#visit').waitFor({ timeout: 20_000 })
      }
    }
    phone.line('flapping')
    await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: SIGNS })
    phone.line('up')
    const got = await found(no)
    const over = (value: string, wanted: number) => Math.max(0, Number(value) - wanted)
    const short = (value: string, wanted: number) => Math.max(0, wanted - Number(value))
    const wanted = { visits: 1, readings: 1, photos: PHOTOS, files: PHOTOS } as const
    for (const [name, many] of Object.entries(wanted) as [keyof typeof wanted, number][]) {
      lost += short(got[name], many)
      doubled += over(got[name], many)
    }
    doubled += Number(got.again)
    console.log(
      `run ${n}/${RUNS}: ${got.commands} commands, ${got.files} photos; so far ${lost} lost, ${doubled} doubled, ${kills} kills`,
    )
  }
  await context.close()
  await phone.close()
  console.log(`${RUNS} runs, ${kills} kills: ${lost} lost, ${doubled} doubled`)
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
})
