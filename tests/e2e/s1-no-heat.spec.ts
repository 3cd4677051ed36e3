import { expect, type Browser, type Page } from '@playwright/test'
import { followUp, sign } from './acts'
import { appDatabase, passMinutes, rows, setTownClock, signedIn, test } from './support'

type Locale = 'zh-CN' | 'en'
type Words = Record<'bedrooms' | 'above' | 'confirmed' | 'save' | 'sent', string | RegExp>
const WORDS: Record<Locale, Words> = {
  'zh-CN': { bedrooms: '两个卧室', above: /^2\s*楼上冷$/, confirmed: /复述确认/, save: /保存并派单/, sent: /已派给/ },
  en: {
    bedrooms: 'Both bedrooms',
    above: /^2\s*Above cold$/,
    confirmed: /Read back/,
    save: /Save and dispatch/,
    sent: /Sent to/,
  },
}

/** Takes the first hit of the customer box, as its Enter key does. */
async function choose(page: Page): Promise<void> {
  await expect(page.locator('li[role=option]').first()).toBeVisible()
  await page.getByRole('combobox').nth(1).press('Enter')
}

async function takeCall(page: Page, locale: Locale): Promise<string> {
  const say = WORDS[locale]
  if (await page.locator('li[role=option]').first().isVisible()) await choose(page)
  await page.getByLabel(/什么时候开始|Since when/).fill('昨晚20:00')
  await page.getByRole('checkbox', { name: say.bedrooms, exact: true }).check()
  await page.getByText(say.above).click()
  await page.getByText(/^1\s*(全凉|All cold)$/).click()
  await expect(page.locator('[data-kept=kept]')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByRole('button', { name: /客户已确认|Confirmed/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const number = page.getByTestId('ticket-no')
  await expect(number).toHaveText(/^T\d{6}-\d{4}$/)
  await expect(page.getByText(say.sent)).toBeVisible()
  return (await number.textContent())!
}

async function measureAndFinish(
  browser: Browser,
  technician: string,
  ticketNo: string,
  temperature: string,
  locale: Locale,
): Promise<void> {
  const page = await signedIn(browser, technician, { phone: true, locale })
  const [order] = await rows<{ no: string }>(
    `SELECT w.no FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" WHERE t.no = $1 AND w.status IN ('sent','accepted')`,
    [ticketNo],
  )
  await page.goto(`/field/${order!.no}`)
  await page.getByRole('button', { name: /^(接单|Accept)$/ }).click()
  await page.getByRole('button', { name: /我到了|I am here/ }).click()
  await expect(page.getByText(/到场时间|Arrived/)).toBeVisible()
  await page
    .getByText(/^(室温|Room temperature)$/)
    .first()
    .click()
  await page
    .getByText(/^(卧室|bedroom|Bedroom)$/)
    .first()
    .click()
  await page
    .getByLabel(/^(室温|Room temperature)/)
    .last()
    .fill(temperature)
  await page.getByLabel(/门窗已关闭|Doors/).fill('130')
  await page
    .getByLabel(/仪器编号|Instrument/)
    .first()
    .fill('WD-2041')
  await page
    .getByLabel(/检定有效期至|Verified until|verified/i)
    .first()
    .fill('2030-06-30')
  await page
    .getByRole('button', { name: /记下读数|Record the reading/ })
    .first()
    .click()
  await expect(page.getByText(/低于标准|Below|below/).first()).toBeVisible()
  // Customer side: the price and the caveat are agreed and signed before the work.
  await page
    .getByText(/^(用户侧|customer side|Customer side)$/i)
    .first()
    .click()
  await page
    .locator('#visit')
    .getByText(/^(收费维修|Chargeable)/)
    .first()
    .click()
  await page.getByLabel(/^(项目|Item)/).fill('户内管路冲洗')
  await page.getByLabel(/^(金额|Amount)/).fill('80.50')
  await page.getByLabel(/^(事先说明|Said beforehand)/).fill('冲洗后不一定能热，不热也要付')
  await page.getByRole('button', { name: /^(客户同意|Customer agrees)$/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: /签字|signature/i })).toBeVisible()
  await sign(page, /客户签字|Customer's signature/)
  await page.getByRole('button', { name: /^(客户同意|Customer agrees)$/ }).click()
  await expect(page.getByText(/80\.50/).first()).toBeVisible()
  await page
    .locator('#visit')
    .getByText(/^(已修好|Fixed)$/)
    .first()
    .click()
  await page
    .locator('#visit')
    .getByLabel(/查到什么|found/i)
    .fill('冲洗户内管路，散热器部分回温')
  await page
    .locator('#visit')
    .getByText(/^(已签字|signed|Signed)$/i)
    .first()
    .click()
  await page.getByRole('button', { name: /完成，离开现场|Done, leaving/ }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await sign(page, /客户签字|Customer's signature/)
  await sign(page, /维修员签字|Technician's signature/)
  await page.getByRole('button', { name: /完成，离开现场|Done, leaving/ }).click()
  await expect(page.getByText(/已结单，转回访|takes it from here/).first()).toBeVisible()
  await page.context().close()
}

for (const [locale, caller, account, name] of [
  ['zh-CN', '13800005678', 'RN90000011', '王芳'],
  ['en', '13800005604', 'RN90000014', '周长顺'],
] as const) {
  test(`H1 H2 H4 H5 F2 F3 U1 U2 U3 S1 no heat, asked once (${locale})`, async ({ browser }) => {
    test.setTimeout(180_000)
    setTownClock('09:00')
    await rows(`UPDATE "Draft" SET "endedAt" = now() WHERE "endedAt" IS NULL`)
    const agent = await signedIn(browser, 'agent1', { locale })
    await agent.goto(`/hotline?caller=${caller}`)
    await choose(agent)
    await expect(agent.getByLabel(/^(来电人|Caller)$/).first()).toHaveValue(name)
    // Before the second sentence: the building's defect and open tickets on the riser.
    await expect(agent.getByText(/已知缺陷|Known defect/).first()).toBeVisible()
    await expect(agent.getByText(/同一立管|same riser/).first()).toBeVisible()
    const no = await takeCall(agent, locale)

    // A second call about the same matter cannot make a second ticket; it joins.
    const before = await rows<{ n: string }>(
      `SELECT count(*) AS n FROM "Ticket" t JOIN "Agreement" a ON a.id = t."agreementId" WHERE a."accountNo" = $1 AND t.status NOT IN ('closed','archived','withdrawn')`,
      [account],
    )
    await agent.goto(`/hotline?caller=${caller}&again=1`)
    await agent.keyboard.press('Enter') // before the list stands there: it takes the one home of the number when the answer comes
    await expect(agent.getByLabel(/^(来电人|Caller)$/).first()).toHaveValue(name)
    await expect(agent.getByRole('button', { name: new RegExp(no) })).toBeVisible()
    await expect(agent.locator('[data-known]').first()).toBeVisible() // what is read back stands whole
    await agent.keyboard.press('Control+Enter')
    await expect(agent.getByRole('alert').filter({ hasText: /还没有复述|not been read back/ })).toBeVisible()
    await agent.keyboard.press('Control+Enter')
    await expect(agent.getByRole('alert').filter({ hasText: no })).toBeVisible()
    await agent.getByRole('button', { name: new RegExp(no) }).click()
    await expect(agent.getByTestId('ticket-no')).toHaveText(no)
    const after = await rows<{ n: string; urges: number }>(
      `SELECT count(*) AS n, max(t."urgeCount") AS urges FROM "Ticket" t JOIN "Agreement" a ON a.id = t."agreementId" WHERE a."accountNo" = $1 AND t.status NOT IN ('closed','archived','withdrawn')`,
      [account],
    )
    expect(after[0]!.n).toBe(before[0]!.n)
    expect(after[0]!.urges).toBe(1)

    // A recorded fact is asked again only with a reason, from SQL as well.
    await expect(
      appDatabase().query(
        `INSERT INTO "Fact" (id, "orgId", "ticketId", question, answer, "toldBy", "toldToId", channel, at, round) SELECT gen_random_uuid(), "orgId", "ticketId", question, answer, 'x', "toldToId", 'hotline', now(), 2 FROM "Fact" f WHERE "ticketId" = (SELECT id FROM "Ticket" WHERE no = $1) LIMIT 1`,
        [no],
      ),
    ).rejects.toThrow(/fact_reask/)

    const [crew] = await rows<{ username: string }>(
      `SELECT p.username FROM "Ticket" t JOIN "CrewMember" m ON m."crewId" = t."crewId" JOIN "Staff" p ON p.id = m."staffId" WHERE t.no = $1 ORDER BY p.username LIMIT 1`,
      [no],
    )
    await measureAndFinish(browser, crew!.username, no, '15.5', locale)
    const [resolved] = await rows<{ status: string; id: string }>(`SELECT status, id FROM "Ticket" WHERE no = $1`, [no])
    expect(resolved!.status).toBe('resolved')

    // Not at noon rest, not at night, from the screen.
    setTownClock('12:30')
    const noon = await signedIn(browser, 'follow1')
    await noon.goto(`/follow-up/${no}`)
    await expect(noon.getByText(/午休时间不打扰/)).toBeVisible()
    await noon.context().close()
    // The crew that did the work cannot own its follow-up, even in SQL.
    await expect(
      appDatabase().query(
        `UPDATE "FollowUp" SET "ownerId" = (SELECT id FROM "Staff" WHERE username = $2) WHERE "ticketId" = $1 AND state = 'open'`,
        [resolved!.id, crew!.username],
      ),
    ).rejects.toThrow(/does not follow it up/)

    setTownClock('14:30')
    const first = await followUp(browser, 'follow1', no, { solved: false, remark: '还是冷' })
    await expect(first.getByText(/已升为第 1 级重办，并开出测温单 W/)).toBeVisible()
    await first.context().close()
    const [reopened] = await rows<{ level: number; status: string; kind: string }>(
      `SELECT t.level, t.status, w.kind FROM "Ticket" t JOIN "WorkOrder" w ON w."ticketId" = t.id AND w.status = 'sent' WHERE t.no = $1`,
      [no],
    )
    expect(reopened).toEqual({ level: 1, status: 'dispatched', kind: 'measure' })
    // After a final answer nobody calls again about that round.
    await expect(
      appDatabase().query(
        `INSERT INTO "ContactAttempt" (id, "orgId", "phoneDigits", purpose, "refId", "roundId", "byId", at, outcome) SELECT gen_random_uuid(), "orgId", '1', 'follow-up', id, id, "ownerId", now(), 'reached' FROM "Ticket" WHERE no = $1`,
        [no],
      ),
    ).rejects.toThrow(/no open follow-up/)

    const [second] = await rows<{ username: string }>(
      `SELECT p.username FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId" JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" p ON p.id = m."staffId" WHERE t.no = $1 AND w.status = 'sent'
        AND NOT EXISTS (SELECT FROM "Visit" v WHERE v."ticketId" = t.id AND v."byId" = p.id) ORDER BY p.username LIMIT 1`,
      [no],
    )
    await measureAndFinish(browser, second!.username, no, '16.5', locale)
    setTownClock('22:00')
    const night = await signedIn(browser, 'follow2')
    await night.goto(`/follow-up/${no}`)
    await expect(night.getByText(/现在不在可以打电话的时段/)).toBeVisible()
    await night.context().close()
    setTownClock('09:30')
    passMinutes(0)
    const last = await followUp(browser, 'follow2', no, { solved: true })
    await expect(last.getByText(/客户确认已解决，工单已办结/)).toBeVisible()

    const screen = await signedIn(browser, 'super1', { locale })
    await screen.goto(`/tickets/${no}`)
    await expect(screen.getByTestId('status')).toHaveText(/已办结|Closed/)
    await expect(screen.locator('[data-event="ticket.reopened"]')).toHaveCount(1)
    await expect(screen.locator('[data-event="ticket.joined"]')).toHaveCount(1)
    await screen.getByRole('button', { name: /^(归档|Archive)$/ }).click()
    await expect(screen.getByTestId('status')).toHaveText(/已归档|Archived/)
  })
}
