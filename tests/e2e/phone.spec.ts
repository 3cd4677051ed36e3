import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, request as newRequest, type Page } from '@playwright/test'
import { acceptIfSent, makePhone, makePhoto, measure, openDay, sign, signIn, takePhoto } from './phone'
import { appDatabase, cookieOf, rows, setTownClock, signedIn, test } from './support'

const FILES = join(dirname(process.env.E2E_CLOCK_FILE ?? ''), 'files')

/** An order of a crew of this technician that waits to be accepted or begun, made so if need be. */
async function orderFor(username: string): Promise<{ no: string; ticketId: string; id: string }> {
  const [order] = await rows<{ no: string; ticketId: string; id: string }>(
    `SELECT w.no, w."ticketId", w.id FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId"
     JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId"
     WHERE s.username = $1 AND t.service = 'heat' AND w.status IN ('sent', 'accepted') ORDER BY w.status, w.no LIMIT 1`,
    [username],
  )
  expect(order, `an order for ${username}`).toBeDefined()
  return order!
}

async function technicianWithWork(but = ''): Promise<string> {
  const [found] = await rows<{ username: string }>(
    `SELECT s.username FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId"
     WHERE t.service = 'heat' AND w.status IN ('sent', 'accepted') AND s.username <> $1 AND w."crewId" NOT IN
       (SELECT m2."crewId" FROM "CrewMember" m2 JOIN "Staff" s2 ON s2.id = m2."staffId" WHERE s2.username = $1)
     ORDER BY s.username LIMIT 1`,
    [but],
  )
  return found!.username
}

/** What lies in the browser's stores: names in every store of the vault (keys too), and how many kept pages. */
const leftOnPhone = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('askonce-field')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error ?? new Error('closed'))
    })
    const names = [...db.objectStoreNames]
    const kept = await Promise.all(
      names.map(
        (name) =>
          new Promise<IDBValidKey[]>((resolve) => {
            const all = db.transaction(name).objectStore(name).getAllKeys()
            all.onsuccess = () => resolve(all.result)
          }),
      ),
    )
    db.close()
    const pages = (await caches.has('askonce-pages')) ? (await (await caches.open('askonce-pages')).keys()).length : 0
    return { names: kept.flat() as string[], pages }
  })

async function signOut(page: Page): Promise<void> {
  await page.getByTestId('person').click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await page.waitForURL('**/sign-in')
}

/** Somebody at work on a job, and somebody of another crew. */
const atWork = async () =>
  (
    await rows<Record<'no' | 'username' | 'id' | 'other' | 'otherId', string>>(
      `SELECT w.no, s.username, s.id, o.username AS other, o.id AS "otherId"
       FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId"
       JOIN LATERAL (SELECT x.username, x.id FROM "Staff" x JOIN "CrewMember" c ON c."staffId" = x.id WHERE x."orgId" = w."orgId"
         AND NOT EXISTS (SELECT FROM "CrewMember" y WHERE y."staffId" = x.id AND y."crewId" = w."crewId") ORDER BY x.username LIMIT 1) o ON true
       WHERE w.status = 'in-progress' ORDER BY t.service <> 'heat', w.no, s.username LIMIT 1`,
    )
  )[0]!

/** A window that hears neither of the other windows nor of the server. */
const hearNothing = () => {
  class Deaf {
    postMessage() {}
    close() {}
  }
  Object.assign(window, { BroadcastChannel: Deaf, EventSource: Deaf })
}

test('F1 S1 a whole visit in a cellar: done offline, the phone killed, the line flapping; nothing lost, nothing twice', async () => {
  test.setTimeout(240_000)
  setTownClock('10:05')
  const who = await technicianWithWork()
  const { no, ticketId } = await orderFor(who)
  const phone = await makePhone()
  let context = await phone.open()
  let page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, who)
  await openDay(page)

  phone.line('down')
  await page.locator(`a[href="/field/${no}"]`).first().click()
  await acceptIfSent(page, no)
  await page.getByRole('button', { name: '我出发了' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已保存在手机' })).toBeVisible()
  await page.getByRole('button', { name: '我到了' }).click()
  await expect(page.getByText(/到场时间/)).toBeVisible()
  await measure(page)
  const session = await context.cookies()
  const photos = [await makePhoto(), await makePhoto(), await makePhoto()]
  await takePhoto(page, '故障', photos[0]!)
  await takePhoto(page, '修前', photos[1]!)
  await takePhoto(page, '修后', photos[2]!)
  await page.getByText('用户侧', { exact: true }).first().click()
  await page.getByText('收费维修').click()
  // A chargeable part before the signed price is refused, here as on the server.
  await page.getByLabel('用了什么').fill('放气阀')
  await page.getByLabel('单位').fill('个')
  await page.getByLabel('这一项向客户收费').check()
  await page.getByRole('button', { name: '记下用料' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '先签字同意价格' })).toBeVisible()
  await page.getByText('户内管路冲洗').click()
  await expect(page.getByLabel(/^金额/)).toHaveValue('80.50')
  await sign(page, '客户签字')
  await page.getByRole('button', { name: '客户同意' }).click()
  await expect(page.getByRole('button', { name: '再谈一项收费' })).toBeVisible()
  await page.getByRole('button', { name: '记下用料' }).click()
  await expect(page.getByText('放气阀 1 个')).toBeVisible()
  await page
    .locator('#visit')
    .getByLabel(/查到什么/)
    .fill('冲洗户内管路，散热器回温')
  await page.waitForTimeout(600) // a breath after the last key

  phone.kill()
  await context.close().catch(() => {})
  context = await phone.open()
  await context.addCookies(session) // a browser writes its cookies only every half minute; the person need not sign in anew for the test
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`/field/${no}`)
  await expect(page.getByText(/15\.5\s°C/).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-photo=kept] img')).toHaveCount(3)
  const letters = () =>
    document.fonts.load('500 16px "Noto Sans SC"', document.body.innerText).then((faces) => faces.length)
  expect(await page.evaluate(letters)).toBeGreaterThan(3) // every letter of the page, without a line
  await expect(page.getByText('放气阀 1 个')).toBeVisible()
  await expect(page.locator('#visit').getByLabel(/查到什么/)).toHaveValue('冲洗户内管路，散热器回温')
  await page.locator('#visit').getByText('已修好', { exact: true }).click()
  await page.locator('#visit').getByText('拒签', { exact: true }).click()
  await page.getByRole('button', { name: '完成，离开现场' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '见证人' })).toBeVisible()
  await page.getByLabel('见证人').fill('物业张师傅')
  await sign(page, '维修员签字')
  await page.getByRole('button', { name: '完成，离开现场' }).click()
  await expect(page.getByText('已记下，离开现场').first()).toBeVisible()
  expect(
    await rows('SELECT 1 FROM "Visit" WHERE "ticketId" = $1 AND "arrivedAt" > now() - interval \'1 minute\'', [
      ticketId,
    ]),
  ).toEqual([])

  phone.line('flapping')
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 120_000 })
  phone.line('up')
  await expect(page.getByText(/已结单，转回访|这次上门已记录/).first()).toBeVisible({ timeout: 30_000 })

  const kinds = await rows<{ kind: string; verdict: string }>(
    'SELECT kind, verdict FROM "FieldCommand" WHERE "orderNo" = $1 ORDER BY seq',
    [no],
  )
  expect(kinds.filter(({ kind }) => kind !== 'accept')).toEqual(
    ['set-off', 'arrive', 'read', 'photo', 'photo', 'photo', 'price', 'part', 'finish'].map((kind) => ({
      kind,
      verdict: 'applied',
    })),
  )
  const [visit] = await rows<{ id: string; clock: string; customerSign: string; witness: string }>(
    'SELECT v.id, v.clock, v."customerSign", v.witness FROM "Visit" v JOIN "WorkOrder" w ON w.id = v."orderId" WHERE w.no = $1',
    [no],
  )
  expect(visit).toMatchObject({ clock: 'verified', customerSign: 'refused', witness: '物业张师傅' })
  const kept = await rows<{ originalKey: string; sha256: string }>(
    'SELECT f."originalKey", f.sha256 FROM "VisitPhoto" p JOIN "StoredFile" f ON f.sha256 = p."fileHash" WHERE p."visitId" = $1',
    [visit!.id],
  )
  expect(kept).toHaveLength(3)
  for (const photo of photos) {
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const file = kept.find((known) => known.sha256 === sha256)!
    expect(Buffer.compare(readFileSync(join(FILES, file.originalKey)), photo)).toBe(0)
  }

  // Signed out: no customer's data is left on the phone.
  await signOut(page)
  expect(await leftOnPhone(page)).toEqual({ names: [], pages: 0 })
  await context.close()
  await phone.close()
})

test('F1 a phone that lost the line before it knew the time goes on with the day it holds, and says that its clock is not checked', async () => {
  test.setTimeout(90_000)
  const phone = await makePhone()
  let context = await phone.open()
  await context.route('**/api/sync**', (route) => route.abort())
  let page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, await technicianWithWork())
  await page.goto('/field')
  await expect(page.locator('html')).toHaveAttribute('data-room', 'kept', { timeout: 30_000 })
  const session = await context.cookies()
  phone.line('down')
  phone.kill()
  await context.close().catch(() => {})
  context = await phone.open()
  await context.addCookies(session)
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto('/field')
  await expect(page.getByRole('heading', { name: '今天的活' })).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-clock=claimed]')).toContainText('时间未校准')
  await context.close()
  await phone.close()
})

test('F1 RC67 what was done for an order withdrawn meanwhile reaches the dispatcher, and a person decides', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const who = await technicianWithWork()
  const { no, ticketId, id } = await orderFor(who)
  const phone = await makePhone()
  const context = await phone.open()
  const page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, who)
  await openDay(page)
  await page.locator(`a[href="/field/${no}"]`).first().click()
  await acceptIfSent(page, no)
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 20_000 })
  phone.line('down')
  await page.getByRole('button', { name: '我到了' }).click()
  await expect(page.getByText(/到场时间/)).toBeVisible()
  await takePhoto(page, '故障', await makePhoto())
  await appDatabase().query(
    `UPDATE "WorkOrder" SET status = 'cancelled', "endedAt" = now(), outcome = 'withdrawn', version = version + 1 WHERE id = $1`,
    [id],
  )
  await appDatabase().query(
    'UPDATE "Ticket" SET "openOrders" = "openOrders" - 1, version = version + 1 WHERE id = $1',
    [ticketId],
  )
  phone.line('up')
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/条没有执行/)).toBeVisible()
  await context.close()
  await phone.close()

  const desk = await signedIn(browser, 'dispatch1')
  await desk.goto('/dispatch')
  await desk.locator('#parked summary').click()
  const parked = desk.getByTestId('parked').filter({ hasText: no })
  await expect(parked).toHaveCount(2)
  await expect(parked.first()).toContainText('作业单已不在可办的状态')
  await parked.first().getByLabel('处理理由').fill('已电话核实，情况属实')
  await parked.first().getByRole('button', { name: '留作记录' }).click()
  await expect(parked).toHaveCount(1)
  expect((await new AxeBuilder({ page: desk }).analyze()).violations).toEqual([])
  await desk.context().close()
})

test('M3 F1 who signs out in one window has left every window: no customer is shown there, and nothing typed there is kept', async () => {
  test.setTimeout(120_000)
  const { no, username, other, otherId } = await atWork()
  const phone = await makePhone()
  const context = await phone.open()
  const page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, username)
  await openDay(page)
  const [told, deaf] = [await context.newPage(), await context.newPage()]
  await deaf.addInitScript(hearNothing)
  for (const old of [told, deaf]) {
    await old.goto(`/field/${no}`)
    await expect(old.getByLabel('用了什么')).toBeVisible()
    await expect(old.locator('html')).toHaveAttribute('data-room', 'kept', { timeout: 30_000 })
    await expect(old.locator('[data-sync=sent]')).toBeVisible()
  }
  await told.getByLabel('用了什么').fill('放气阀')

  await signOut(page)
  await expect(told.getByText('这台手机上没有保存今天的活')).toBeVisible()
  await expect(told.locator('#visit')).toHaveCount(0)
  await deaf.getByLabel('用了什么').fill('退出以后写的')
  await deaf.waitForTimeout(1000) // a draft is sealed a moment after the last key
  await deaf.getByRole('button', { name: '记下用料' }).click()
  await expect(deaf.getByRole('alert').filter({ hasText: '没能' })).toBeVisible()
  expect(await leftOnPhone(page)).toEqual({ names: [], pages: 0 })

  await signIn(page, other)
  await openDay(page)
  await deaf.getByLabel('用了什么').fill('换人以后写的')
  await deaf.waitForTimeout(1000)
  const { names } = await leftOnPhone(page)
  expect(names.filter((name) => name !== '@here' && name.split('/')[0] !== otherId)).toEqual([])
  expect(names).toContain(`${otherId}/day`)
  await signOut(page)
  expect((await leftOnPhone(page)).names).toEqual([])
  await context.close()
  await phone.close()
})

test('M3 F1 what one technician put down waits on the phone while another is signed in, and is sent as its owner’s', async () => {
  test.setTimeout(120_000)
  const { no, username, id, other, otherId } = await atWork()
  const part = `放气阀${Date.now()}`
  const sent = () =>
    rows<{ staffId: string; verdict: string }>(
      `SELECT "staffId", verdict FROM "FieldCommand" WHERE "orderNo" = $1 AND strpos(body, $2) > 0`,
      [no, part],
    )
  const phone = await makePhone()
  const context = await phone.open()
  const page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, username)
  await openDay(page)
  await page.goto(`/field/${no}`)
  await expect(page.locator('[data-sync=sent]')).toBeVisible()
  await page.route('**/api/sync**', (route) => route.abort())
  await page.getByLabel('用了什么').fill(part)
  await page.getByRole('button', { name: '记下用料' }).click()
  await expect(page.locator('[data-sync=kept]')).toBeVisible()

  // Another session in the same browser, and the line is back: the window still shows whose job it is.
  const own = await context.cookies()
  const elsewhere = await newRequest.newContext()
  await cookieOf(elsewhere, other)
  await context.addCookies((await elsewhere.storageState()).cookies)
  await elsewhere.dispose()
  const anew = page.waitForEvent('load', { timeout: 60_000 })
  await page.unroute('**/api/sync**')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await anew
  await openDay(page)
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 20_000 })
  expect(await sent()).toEqual([])
  const { names } = await leftOnPhone(page)
  expect(names).toContain(`${otherId}/day`)
  expect(names.filter((name) => name.startsWith(`${id}/`)).map((name) => name.split('/')[1])).toEqual([
    'meta',
    'outbox',
  ])

  await context.addCookies(own)
  await page.goto(`/field/${no}`)
  await expect.poll(sent, { timeout: 30_000 }).toEqual([{ staffId: id, verdict: 'applied' }])
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 20_000 })
  await context.close()
  await phone.close()
})

test('F1 the field has nothing axe objects to, in both languages, and targets a glove can hit', async ({ browser }) => {
  test.setTimeout(120_000)
  for (const locale of ['zh-CN', 'en'] as const) {
    const [order] = await rows<{ no: string; username: string }>(
      `SELECT w.no, s.username FROM "WorkOrder" w JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId"
       WHERE w.status = 'in-progress' ORDER BY w.no LIMIT 1`,
    )
    const page = await signedIn(browser, order!.username, { phone: true, locale })
    for (const path of ['/field', `/field/${order!.no}`]) {
      await page.goto(path)
      await expect(page.locator('[data-sync]')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([])
      const small = await page
        .locator('main, header, nav')
        .locator('button, input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea')
        .evaluateAll((all) =>
          all
            .filter((each) => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 44)
            .map((each) => each.outerHTML.slice(0, 120)),
        )
      expect(small).toEqual([])
    }
    await page.context().close()
  }
})
