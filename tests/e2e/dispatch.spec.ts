import { expect, type Page } from '@playwright/test'
import { listening, rows, setTownClock, signedIn, test } from './support'

type Order = { no: string; crewId: string | null; from: Date | null; to: Date | null; status: string }
const ordersOf = (ticketNo: string) =>
  rows<Order>(
    `SELECT w.no, w."crewId", w."windowFrom" AS "from", w."windowTo" AS "to", w.status FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId"
     WHERE t.no = $1 ORDER BY w."openedAt" DESC`,
    [ticketNo],
  )

/** Heat tickets nobody has sent, with the crews of the unit their place belongs to: on duty by day, and by night. */
const unsent = () =>
  rows<{ no: string; day: string; night: string }>(
    `SELECT t.no, d.id AS day, n.id AS night FROM "Ticket" t
     JOIN "UnitScope" s ON s.service = 'heat' AND s."communityId" = t."communityId" AND 'repair' = ANY(s.kinds)
     JOIN "Crew" d ON d."unitId" = s."unitId" AND d.code LIKE '%-1' JOIN "Crew" n ON n."unitId" = s."unitId" AND n.code LIKE '%-2'
     WHERE t.status = 'received' AND t.service = 'heat' AND t.kind = 'repair' ORDER BY t.no`,
  )

const lane = (page: Page, crewId: string) => page.locator(`[data-crew="${crewId}"] [data-lane]`)
const letterOf = async (page: Page, crewId: string) =>
  (await page.locator(`[data-crew="${crewId}"] kbd`).textContent())!.trim().toLowerCase()

async function pressCrew(page: Page, crewId: string): Promise<void> {
  const letter = await letterOf(page, crewId)
  await page.keyboard.press('d')
  await expect(page.getByText('请按班组的字母')).toBeVisible()
  await page.keyboard.press(letter)
}

test('D1 D2 the dispatcher arranges crews by keyboard and by hand, is told why not, and rules whose it is', async ({
  browser,
}) => {
  test.setTimeout(150_000)
  setTownClock('09:10')
  const [first, second] = await unsent()
  const page = await signedIn(browser, 'dispatch1')

  // A crew off duty shows why before anything is pressed, and refuses for that reason when it is.
  await page.goto(`/dispatch?no=${first!.no}`)
  await expect(page.locator(`[data-crew="${first!.night}"]`).getByText('班组不在班')).toBeVisible()
  await pressCrew(page, first!.night)
  await expect(page.getByRole('alert').filter({ hasText: '班组不在班' })).toBeVisible()
  expect(await ordersOf(first!.no)).toEqual([])

  // By keyboard: the arrows set the time, D and a letter the crew.
  for (let presses = 0; presses < 16; presses++) await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('slot')).toContainText('今天 17:00')
  await expect(page.getByTestId('slot')).toBeVisible()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByTestId('slot')).toContainText('17:00–17:30')
  await pressCrew(page, first!.day)
  await expect(page.getByTestId('slot')).toContainText('17:00–17:30')
  expect(await ordersOf(first!.no)).toEqual([]) // chosen only; nothing goes out before it is confirmed
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter') // a second press does not send the next ticket
  await expect.poll(async () => (await ordersOf(first!.no)).map(({ crewId }) => crewId)).toEqual([first!.day])
  const [sent] = await ordersOf(first!.no)
  expect([sent!.to!.getTime() - sent!.from!.getTime(), sent!.from!.getUTCHours()]).toEqual([1_800_000, 9])
  expect(await ordersOf(second!.no)).toEqual([])

  // By hand: from the queue to a crew's half hour, then confirmed.
  await page.goto('/dispatch')
  const bar = lane(page, second!.day)
  await expect(bar).toBeVisible()
  const box = (await bar.boundingBox())!
  const hour = box.width / 12
  await page.locator(`a[href="/dispatch?no=${second!.no}"]`).dragTo(bar, { targetPosition: { x: hour * 11.1, y: 20 } })
  await page.waitForURL(/at=/)
  await listening(page)
  await expect(page.getByTestId('slot')).toContainText('今天 18:00')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await ordersOf(second!.no)).map(({ crewId }) => crewId)).toEqual([second!.day])

  // An order on the board is carried to another time; onto one that is taken it is refused with the order that has it.
  const order = (await ordersOf(second!.no))[0]!
  const block = page.locator(`[data-lane] [data-order="${order.no}"]`)
  await expect(block).toBeVisible()
  await block.dragTo(bar, { targetPosition: { x: hour * 9.05, y: 20 } })
  await expect.poll(async () => (await ordersOf(second!.no))[0]!.from!.getUTCHours()).toBe(8)
  if (first!.day === second!.day) {
    await listening(page)
    await block.dragTo(bar, { targetPosition: { x: hour * 10.02, y: 38 } })
    await expect(page.getByRole('alert').filter({ hasText: sent!.no })).toBeVisible()
    await page.keyboard.press('Escape')
  }

  // Sent back twice: nothing is sent by hand, a ruling gives it to a unit, and that unit cannot return it.
  const [disputed] = await rows<{ no: string; unitId: string }>(
    `SELECT t.no, r."askingUnitId" AS "unitId" FROM "Ticket" t JOIN "OwnershipRuling" r ON r."ticketId" = t.id WHERE r.state = 'open' LIMIT 1`,
  )
  await page.goto(`/dispatch?no=${disputed!.no}`)
  await expect(page.getByRole('heading', { name: '归属裁定' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^派给/ })).toHaveCount(0)
  await pressCrew(page, disputed!.unitId)
  expect(await rows(`SELECT 1 FROM "Ticket" WHERE no = $1 AND status = 'dispatched'`, [disputed!.no])).toEqual([])
  await page.getByLabel('依据').selectOption('reason')
  await page.getByLabel(/书面理由/).fill('供热台账登记为直管站，二次侧由本所维护')
  await page.getByRole('button', { name: '裁定并派出' }).click()
  await expect
    .poll(async () => rows(`SELECT status, "ruledUnitId", "rulingOpen" FROM "Ticket" WHERE no = $1`, [disputed!.no]))
    .toEqual([{ status: 'dispatched', ruledUnitId: disputed!.unitId, rulingOpen: false }])
  const [leader] = await rows<{ username: string }>(
    `SELECT p.username FROM "Unit" u JOIN "Staff" p ON p.id = u."leaderId" WHERE u.id = $1`,
    [disputed!.unitId],
  )
  const phone = await signedIn(browser, leader!.username, { phone: true })
  await phone.goto(`/field/${(await ordersOf(disputed!.no))[0]!.no}`)
  await expect(phone.getByText('归属已裁定，不能退单')).toBeVisible()
  await expect(phone.getByRole('button', { name: '退单' })).toHaveCount(0)
  await expect(
    rows(`UPDATE "Ticket" SET status = 'returned', "unitId" = NULL WHERE no = $1`, [disputed!.no]),
  ).rejects.toThrow(/after a ruling nothing is returned/)
  await phone.context().close()

  // Sent by mistake: taken back on the ticket's page, with its reason; it waits again where it waited.
  await page.goto(`/tickets/${second!.no}`)
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByLabel('撤回的理由').fill('派错单位')
  await page.getByRole('button', { name: '撤回这张作业单' }).click()
  await expect
    .poll(async () => rows(`SELECT status, "unitId" FROM "Ticket" WHERE no = $1`, [second!.no]))
    .toEqual([{ status: 'received', unitId: null }])
  await expect(page.getByText(/撤回：派错单位/).first()).toBeVisible()

  // The unit's leader gives their own order a crew; a return is judged.
  await page.goto('/dispatch')
  const waiting = page.getByTestId('return').first()
  const judged = await rows(`SELECT 1 FROM "Dispatch" WHERE verdict IS NOT NULL`)
  await waiting.getByRole('button', { name: '有理', exact: true }).click()
  await expect
    .poll(async () => (await rows(`SELECT 1 FROM "Dispatch" WHERE verdict IS NOT NULL`)).length)
    .toBe(judged.length + 1)
  await page.context().close()
})

test('D2 F8 a unit’s leader gives orders to their own crews by keys and by hand, and reads what customers thought', async ({
  browser,
}) => {
  const [order] = await rows<{ no: string; leader: string; crew: string; other: string; at: Date }>(
    `SELECT w.no, p.username AS leader, w."crewId" AS crew, (SELECT id FROM "Crew" o WHERE o."unitId" <> w."unitId" LIMIT 1) AS other, w."windowFrom" AS at
     FROM "WorkOrder" w JOIN "Unit" u ON u.id = w."unitId" JOIN "Staff" p ON p.id = u."leaderId" JOIN "Shift" s ON s."crewId" = w."crewId"
     WHERE p.username = 'unit3' AND w.status IN ('sent', 'accepted') AND w."windowFrom" > now() AND s."startsAt" <= w."windowFrom" AND s."endsAt" >= w."windowTo"
     ORDER BY w."windowFrom" LIMIT 1`,
  )
  const page = await signedIn(browser, order!.leader)
  await page.goto(`/crews?from=${order!.at.getTime()}`)
  await listening(page)
  await expect(page.locator(`[data-crew="${order!.crew}"]`)).toBeVisible()
  await expect(page.locator(`[data-crew="${order!.other}"]`)).toHaveCount(0)
  const shown = async () =>
    (
      await rows<{ window: boolean; crewId: string | null }>(
        `SELECT "windowFrom" IS NOT NULL AS window, "crewId" FROM "WorkOrder" WHERE no = $1`,
        [order!.no],
      )
    )[0]!
  // Carried to the unit's own row it waits again; taken up by J, given back by D and the crew's letter and confirmed it has a crew and no time.
  await page.locator(`[data-lane] [data-order="${order!.no}"]`).click()
  await expect(page.getByRole('heading', { name: new RegExp(order!.no) })).toBeVisible()
  await page.keyboard.press('Escape')
  const unitRow = page.locator('[data-crew]').first()
  await page.locator(`[data-lane] [data-order="${order!.no}"]`).dragTo(unitRow, { targetPosition: { x: 300, y: 15 } })
  await expect.poll(shown).toEqual({ window: false, crewId: null })
  await expect(page.locator(`[data-lane] [data-order="${order!.no}"]`)).toHaveCount(0)
  await listening(page)
  const heading = page.getByRole('heading', { name: new RegExp(order!.no) })
  for (let presses = 0; presses < 10 && !(await heading.isVisible()); presses++) {
    await page.keyboard.press('j')
    await page.waitForTimeout(150)
  }
  await expect(heading).toBeVisible()
  await pressCrew(page, order!.crew)
  await expect.poll(shown).toEqual({ window: false, crewId: null })
  await page.keyboard.press('Control+Enter')
  const done = await expect
    .poll(shown, { timeout: 5000 })
    .toEqual({ window: false, crewId: order!.crew })
    .then(
      () => true,
      () => false,
    )
  // At an hour its shift has not begun the crew is refused with that reason, not silently.
  if (!done) await expect(page.getByRole('alert').filter({ hasText: '班组不在班' })).toBeVisible()
  await expect(page.getByTestId('rating').filter({ hasText: '屋里还是凉' })).toBeVisible()
  await expect(page.getByText('说话也冲')).toHaveCount(0) // that one is a quality case, and not the unit's
  await page.context().close()
})
