import { expect, type Page } from '@playwright/test'
import { followUp, sign } from './acts'
import { acceptIfSent, makePhone, makePhoto, openDay, signIn, takePhoto } from './phone'
import { appDatabase, rows, setTownClock, signedIn, test } from './support'

const WORDS = '在学校对面，过了报刊亭往河边走二十步'

/** A caller with no account: the place in their words. */
async function fillLeak(
  page: Page,
  caller: { phone: string; name: string; contact?: [string, string]; words: string },
) {
  await page.goto('/hotline')
  await page.getByRole('combobox').nth(1).fill(caller.phone)
  await page.getByLabel('来电人', { exact: true }).first().fill(caller.name)
  await page.getByText(/^3\s*报漏$/).click()
  await page.getByText('供水', { exact: true }).first().click()
  await page.getByLabel('地点', { exact: true }).fill('中山路')
  await page.getByLabel('附近小区').selectOption({ label: '滨河路二号院' })
  await page.getByLabel('周边标志物').fill(caller.words)
  await page.getByLabel(/地图位置/).fill('35.10470, 118.35650')
  if (caller.contact) {
    await page.getByText('另有联系人').click()
    await page.getByLabel('联系人', { exact: true }).fill(caller.contact[0])
    await page.getByLabel('联系电话').fill(caller.contact[1])
  }
}

/** The crew finds the place by the caller's words and stops the leak where there is no signal; the phone dies with all of it, and sends it once it is back. */
async function stopTheLeak(ticketNo: string): Promise<void> {
  const [job] = await rows<{ no: string; username: string }>(
    `SELECT w.no, p.username FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" p ON p.id = m."staffId" WHERE t.no = $1 AND w.status = 'sent' ORDER BY p.username LIMIT 1`,
    [ticketNo],
  )
  const { no, username } = job!
  const phone = await makePhone()
  let context = await phone.open()
  let page = context.pages()[0] ?? (await context.newPage())
  await signIn(page, username)
  await openDay(page)
  phone.line('down')
  await page.locator(`a[href="/field/${no}"]`).first().click()
  await acceptIfSent(page, no)
  await expect(page.getByTestId('told-place')).toHaveText(WORDS)
  await expect(page.locator('a[href^="geo:35.1047,118.3565?q="]').first()).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '卖报的' })).toContainText('路上冒水')
  await page.getByText('20 分钟', { exact: true }).click()
  await page.getByRole('button', { name: '我出发了' }).click()
  await expect(page.getByText(/已出发，.*前到/)).toBeVisible()
  await page.getByRole('button', { name: '我到了' }).click()
  await expect(page.getByText('到场时间').first()).toBeVisible()
  await page.getByText('压力', { exact: true }).first().click()
  await page.getByLabel('测在哪里').fill('报刊亭旁阀门井')
  await page.getByLabel(/^压力/).last().fill('0.12')
  await page.getByLabel('仪器编号').first().fill('YL-07')
  await page.getByLabel('检定有效期至').first().fill('2030-06-30')
  await page.getByRole('button', { name: '记下读数' }).click()
  await expect(page.getByText(/0\.12\sMPa/).first()).toBeVisible()
  await takePhoto(page, '故障', await makePhoto())
  await takePhoto(page, '修后', await makePhoto())
  await page.getByLabel('用了什么').fill('DN200 密封圈')
  await page.getByLabel('数量').fill('2')
  await page.getByRole('button', { name: '记下用料' }).click()
  await expect(page.getByText('DN200 密封圈 2 个')).toBeVisible()
  const visit = page.locator('#visit')
  await visit.getByText('公司侧', { exact: true }).first().click()
  await visit.getByText('已修好', { exact: true }).first().click()
  await visit.getByLabel(/查到什么/).fill('DN200 干管接口漏水，换密封圈后恢复供水')
  await visit.getByText('已签字', { exact: true }).first().click()
  await sign(page, /客户签字/)
  await sign(page, /维修员签字/)
  await page.getByRole('button', { name: '完成，离开现场' }).click()
  await expect(page.getByText('已记下，离开现场').first()).toBeVisible()

  const session = await context.cookies()
  phone.kill()
  await context.close().catch(() => {})
  const sent = () => rows('SELECT 1 FROM "FieldCommand" WHERE "orderNo" = $1', [no])
  expect(await sent()).toEqual([])
  context = await phone.open()
  await context.addCookies(session) // a browser writes its cookies only every half minute
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`/field/${no}`)
  await expect(page.getByText('待传 8 条，照片 2 张')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('已记下，离开现场').first()).toBeVisible()
  await expect(page.getByTestId('told-place')).toHaveText(WORDS)
  phone.line('flapping')
  await expect(page.locator('[data-sync=sent]')).toBeVisible({ timeout: 90_000 })
  phone.line('up')
  await expect(page.getByText('已结单，转回访').first()).toBeVisible({ timeout: 30_000 })
  await context.close()
  await phone.close()

  const [got] = await rows(
    `SELECT (SELECT string_agg(c.kind || ' ' || c.verdict, ', ' ORDER BY c.seq) FROM "FieldCommand" c WHERE c."orderNo" = w.no) AS commands,
      (SELECT json_agg(json_build_array(v.clock, v."claimedArrivedAt" IS NOT NULL, v."customerSign")) FROM "Visit" v WHERE v."orderId" = w.id) AS visits,
      (SELECT count(*)::int FROM "Reading" r WHERE r."ticketId" = w."ticketId") AS readings,
      (SELECT json_agg(p.name || p.quantity) FROM "PartUsed" p WHERE p."ticketId" = w."ticketId") AS parts,
      (SELECT count(*)::int FROM "VisitPhoto" p JOIN "StoredFile" f ON f."orgId" = p."orgId" AND f.sha256 = p."fileHash" WHERE p."ticketId" = w."ticketId") AS photos,
      (SELECT json_agg(c.state) FROM "Commitment" c WHERE c."orderId" = w.id) AS promises
     FROM "WorkOrder" w WHERE w.no = $1`,
    [no],
  )
  const kinds = ['accept', 'set-off', 'arrive', 'read', 'photo', 'photo', 'part', 'finish']
  expect(got).toEqual({
    ...{ commands: kinds.map((kind) => `${kind} applied`).join(', '), visits: [['verified', true, 'signed']] },
    ...{ readings: 1, parts: ['DN200 密封圈2.00'], photos: 2, promises: ['kept'] },
  })
}

test('H2 H3 H5 H6 H9 D1 D5 D6 F1 F2 U1 U5 S2 the leak with no address, its field half done without signal', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  setTownClock('10:00')
  const agent = await signedIn(browser, 'agent2')
  await agent.goto('/hotline')
  if (await agent.getByRole('button', { name: '放弃这次来电' }).isVisible()) {
    await agent.getByRole('button', { name: '放弃这次来电' }).click()
    await agent.waitForTimeout(600) // an echo of the first press does not drop it
    await agent.getByRole('button', { name: '确定放弃？' }).click()
  }
  await fillLeak(agent, { phone: '13900007701', name: '老陈', contact: ['小周', '13900007702'], words: WORDS })
  await expect(agent.locator('[data-kept=kept]')).toBeVisible()
  // The draft survives a reload, whole.
  await agent.reload()
  await expect(agent.getByLabel('周边标志物')).toHaveValue(WORDS)
  await expect(agent.getByLabel('联系人', { exact: true })).toHaveValue('小周')
  await expect(agent.getByTestId('read-back')).toContainText(WORDS)
  // A key pressed before the page hears it is pressed again, as a person would who sees nothing happen.
  await expect(async () => {
    await agent.keyboard.press('F9')
    const confirmed = agent.locator('button[aria-pressed=true]').filter({ hasText: 'F9' })
    await expect(confirmed).toBeVisible({ timeout: 2000 })
  }).toPass()
  // What was confirmed is the sentence that was read: said otherwise, it is read again.
  const isConfirmed = agent.locator('button[aria-pressed=true]').filter({ hasText: 'F9' })
  await agent.getByLabel('联系人', { exact: true }).fill('周师傅')
  await expect(isConfirmed).toHaveCount(0)
  await agent.getByLabel('联系人', { exact: true }).fill('小周')
  await expect(isConfirmed).toBeVisible()
  // Dispatch outside a unit's scope is refused without a reason.
  const heatUnit = await agent.locator('select option', { hasText: '高新供热所' }).first().getAttribute('value')
  await agent.getByLabel('派给').selectOption(heatUnit!)
  await agent.keyboard.press('Control+Enter')
  await expect(agent.getByRole('alert').filter({ hasText: '不在该单位的范围内' })).toBeVisible()
  await expect(agent.getByLabel('周边标志物')).toHaveValue(WORDS)
  await agent.getByLabel('派给').selectOption('')
  // Twice pressed is once done.
  await agent.keyboard.press('Control+Enter')
  await agent.keyboard.press('Control+Enter')
  const no = (await agent.getByTestId('ticket-no').textContent())!
  const made = await rows<{ landmarks: string; callerPhone: string; contactPhone: string; latitude: number }>(
    `SELECT landmarks, "callerPhone", "contactPhone", latitude FROM "Ticket" WHERE "callerDigits" = '13900007701'`,
  )
  expect(made).toEqual([
    { landmarks: WORDS, callerPhone: '13900007701', contactPhone: '13900007702', latitude: 35.1047 },
  ])
  const [clock] = await rows<{ minutes: number; state: string }>(
    `SELECT round(extract(epoch FROM c."dueAt" - c."startedAt") / 60)::int AS minutes, c.state FROM "Clock" c JOIN "Ticket" t ON t.id = c."ticketId" WHERE t.no = $1 AND c.clock = 'arrive'`,
    [no],
  )
  expect(clock).toEqual({ minutes: 60, state: 'running' })

  // Two more callers see it by its words and join.
  for (const [phone, name] of [
    ['13900007711', '卖报的'],
    ['13900007712', '路过的'],
  ] as const) {
    await fillLeak(agent, { phone, name, words: '学校对面报刊亭往河边走，路上冒水' })
    await expect(agent.getByRole('button', { name: `并入 ${no}` })).toBeVisible()
    await agent.getByRole('button', { name: `并入 ${no}` }).click()
    await expect(agent.getByTestId('ticket-no')).toHaveText(no)
  }
  const [joined] = await rows<{ urgeCount: number; calls: string }>(
    `SELECT "urgeCount", (SELECT count(*) FROM "TicketCall" c WHERE c."ticketId" = t.id) AS calls FROM "Ticket" t WHERE no = $1`,
    [no],
  )
  expect(joined).toEqual({ urgeCount: 0, calls: '2' }) // two others, none of them urging

  const [where] = await rows<{ status: string; unit: string; zone: string }>(
    `SELECT t.status, u.name AS unit, t.zone FROM "Ticket" t LEFT JOIN "Unit" u ON u.id = t."unitId" WHERE t.no = $1`,
    [no],
  )
  expect(where!.status).toBe('dispatched')
  expect(where!.unit).toMatch(/供水抢修/) // by the zone of the nearest community
  expect(where!.zone).not.toBe('')

  // Landmarks cannot be lost: the crew reads them as told. States cannot be jumped in SQL.
  await expect(appDatabase().query(`UPDATE "Ticket" SET status = 'archived' WHERE no = $1`, [no])).rejects.toThrow(
    /does not go from/,
  )
  await expect(appDatabase().query(`DELETE FROM "Ticket" WHERE no = $1`, [no])).rejects.toThrow(/permission denied/)
  await expect(
    appDatabase().query(`UPDATE "Event" SET type = 'x' WHERE "subjectId" = (SELECT id FROM "Ticket" WHERE no = $1)`, [
      no,
    ]),
  ).rejects.toThrow(/permission denied|append-only/)

  const page = await signedIn(browser, 'super1')
  await page.goto(`/tickets/${no}`)
  await expect(page.getByTestId('landmarks')).toHaveText(WORDS)
  await expect(page.getByText('还有 2 人来电反映这件事')).toBeVisible()

  // Repaired within the hour, told to the contact, closed and archived.
  await stopTheLeak(no)
  const [arrived] = await rows<{ state: string }>(
    `SELECT c.state FROM "Clock" c JOIN "Ticket" t ON t.id = c."ticketId" WHERE t.no = $1 AND c.clock = 'arrive'`,
    [no],
  )
  expect(arrived!.state).toBe('kept')
  await page.reload()
  await expect(page.getByTestId('landmarks')).toHaveText(WORDS)
  await expect(page.getByText('手机时间，已校正').first()).toBeVisible()
  setTownClock('14:30')
  const told = await followUp(browser, 'follow1', no, { solved: true })
  await expect(told.getByText(/客户确认已解决，工单已办结/)).toBeVisible()
  const [rung] = await rows<{ phoneDigits: string }>(
    `SELECT a."phoneDigits" FROM "ContactAttempt" a JOIN "Ticket" t ON t.id = a."refId" WHERE t.no = $1`,
    [no],
  )
  expect(rung!.phoneDigits).toBe('13900007702') // the contact, not the friend whose phone it was
  await page.reload()
  await expect(page.getByTestId('status')).toHaveText('已办结')
  // Not before those who also called know.
  await expect(page.getByRole('button', { name: '归档', exact: true })).toBeDisabled()
  await expect(page.getByText('还有 2 位来电人不知道结果', { exact: false }).first()).toBeVisible()
  for (const name of ['卖报的', '路过的']) {
    const caller = told.locator('[data-call]', { hasText: name })
    await told.goto(`/follow-up/${no}`)
    await caller.getByLabel('说了什么').fill('水管已修好，路面已恢复')
    await caller.getByRole('button', { name: '已告诉', exact: true }).click()
    await expect(caller.getByText('已告诉结果')).toBeVisible()
  }
  await page.reload()
  await page.getByRole('button', { name: '归档', exact: true }).click()
  await expect(page.getByTestId('status')).toHaveText('已归档')
})

test('H5 M3 a caller who remembers half a number: its middle is looked for by Enter, on record', async ({
  browser,
}) => {
  setTownClock('10:30')
  const page = await signedIn(browser, 'agent1')
  await page.goto('/hotline')
  const box = page.getByRole('combobox', { name: '客户' })
  await box.fill('8000056')
  await expect(page.getByText('按 Enter 找号码里有这几位数字的客户')).toBeVisible()
  await box.press('Enter')
  await expect(page.getByRole('option').filter({ hasText: '138····56' }).first()).toBeVisible()
  const searched = await rows<{ who: string }>(
    `SELECT "actorName" AS who FROM "Event" WHERE type = 'personal-data.searched' AND data->>'digits' = '8000056'`,
  )
  expect(searched).toEqual([{ who: '张晓燕' }])
  await box.press('Enter')
  await expect(page.getByText('客户是谁')).toBeVisible()
  await page.getByRole('button', { name: '放弃这次来电' }).click()
})

test('H6 H8 S2 an upset caller is handed to the shift leader with one key, with everything so far', async ({
  browser,
}) => {
  setTownClock('11:00')
  const agent = await signedIn(browser, 'agent1')
  await agent.goto('/hotline?caller=13900007799')
  await agent.getByLabel('来电人', { exact: true }).first().fill('孙先生')
  await agent.getByLabel('客户原话').fill('冰箱都化了，我要找你们领导')
  await agent.keyboard.press('F8')
  await expect(agent.getByText('安抚')).toBeVisible()
  await agent.keyboard.press('F10')
  await expect(agent.getByText(/已转给值长/)).toBeVisible()
  const [handover] = await rows<{ username: string; words: string }>(
    `SELECT p.username, h.snapshot->>'words' AS words FROM "Handover" h JOIN "Staff" p ON p.id = h."toId" ORDER BY h.at DESC LIMIT 1`,
  )
  expect(handover!.words).toBe('冰箱都化了，我要找你们领导')
  const leader = await signedIn(browser, handover!.username)
  await leader.goto('/supervisor')
  const handed = leader.getByRole('listitem').filter({ hasText: '冰箱都化了' }) // others may wait there too
  await handed.getByRole('button', { name: /接手/ }).click()
  await leader.waitForURL(/hotline/)
  await expect(leader.getByLabel('客户原话')).toHaveValue('冰箱都化了，我要找你们领导')
})

test('M1 D3 live: the second person on a ticket is seen, and the open ticket moves by itself', async ({ browser }) => {
  const [ticket] = await rows<{ no: string }>(`SELECT no FROM "Ticket" WHERE status = 'received' ORDER BY no LIMIT 1`)
  const one = await signedIn(browser, 'super1')
  const two = await signedIn(browser, 'leader1')
  await one.goto(`/tickets/${ticket!.no}`)
  await two.goto(`/tickets/${ticket!.no}`)
  await expect(one.getByTestId('presence')).toContainText('王志强')
  await one.getByLabel('备注').fill('正在写的话')
  await two.getByLabel('备注').fill('另一个人的备注')
  await two.getByRole('button', { name: '加备注' }).click()
  await expect(one.getByText('另一个人的备注').first()).toBeVisible()
  await expect(one.getByLabel('备注')).toHaveValue('正在写的话')
})
