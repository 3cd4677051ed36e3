import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { sign } from './phone'
import { rows, setTownClock, signedIn, test } from './support'

const noViolations = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

type Job = { no: string; username: string; ticketNo: string; kind: string; status: string }
/** A heat repair whose crew can go, of a technician. */
async function jobs(): Promise<Job[]> {
  return rows<Job>(
    `SELECT DISTINCT ON (w.no) w.no, s.username, t.no AS "ticketNo", w.kind, w.status FROM "WorkOrder" w JOIN "Ticket" t ON t.id = w."ticketId"
     JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" s ON s.id = m."staffId"
     WHERE t.service = 'heat' AND t.kind = 'repair' AND w.status = 'accepted' AND w.kind <> 'measure' ORDER BY w.no, s.username`,
  )
}

async function arrive(page: Page, no: string): Promise<void> {
  await page.goto(`/field/${no}`)
  await page.getByRole('button', { name: '我到了' }).click()
  await expect(page.getByText(/到场时间/)).toBeVisible()
}

test('F5 F6 what cannot be repaired now keeps the next season shut until a manager answers for it', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  setTownClock('10:05')
  const [job] = await jobs()
  const phone = await signedIn(browser, job!.username, { phone: true })
  await arrive(phone, job!.no)
  const visit = phone.locator('#visit')
  await visit.getByText('停暖后修', { exact: true }).click()
  await visit.getByLabel(/查到什么/).fill('立管串联，须停水改造')
  await visit.getByText('不在场', { exact: true }).click()
  await sign(phone, '维修员签字') // the crew signs for what it found, whoever was there
  await phone.getByRole('button', { name: '完成，离开现场' }).click()
  await expect(phone.getByRole('alert').filter({ hasText: '停暖后再修的原因' })).toBeVisible()
  await visit.getByText('立管改造', { exact: true }).click()
  await visit.getByLabel('具体原因').fill('立管须停暖放水')
  await visit.getByLabel('计划哪天修').fill('2031-04-10')
  await phone.getByRole('button', { name: '完成，离开现场' }).click()
  await expect(phone.locator('[data-sync=sent]')).toBeVisible({ timeout: 20_000 })
  await phone.context().close()

  const manager = await signedIn(browser, 'manager1')
  await manager.goto('/season')
  const opening = manager.locator('[data-testid^=opening-]').filter({ hasText: '未开季' }).first()
  await opening.getByRole('button', { name: '开启供暖季' }).click()
  await expect(opening.getByRole('alert')).toContainText('停暖后维修清单还有')
  await manager.goto('/off-season')
  await noViolations(manager)
  const open = manager.getByTestId('off-season-line').filter({ hasText: '待办' })
  await expect(open.filter({ hasText: job!.ticketNo })).toContainText('立管须停暖放水')
  for (let left = await open.count(); left > 0; left--) {
    await open.first().getByText('处理', { exact: true }).click()
    await open.first().getByLabel('处理说明').fill('改造已立项，列入明年计划')
    await open.first().getByRole('button', { name: '具名豁免' }).click()
    await expect(open).toHaveCount(left - 1)
  }
  await manager.goto('/season')
  await opening.getByRole('button', { name: '开启供暖季' }).click()
  await opening.getByRole('button', { name: '确认开启' }).click()
  await expect(manager.getByText('已开季').first()).toBeVisible()
  await manager.context().close()

  const leader = await signedIn(browser, 'unit3')
  await leader.goto('/defects')
  await leader.getByText('登记一条缺陷').click()
  await leader.getByLabel('楼栋', { exact: true }).fill('建设里5号楼')
  await leader.getByLabel('缺陷', { exact: true }).fill('楼前阀门锈死')
  await leader.getByLabel('说明').fill('停水须关上一级阀门')
  await leader.getByLabel('来源').fill('普查记录')
  await leader.getByRole('button', { name: '登记缺陷' }).click()
  const entered = leader.getByTestId('defect').filter({ hasText: '楼前阀门锈死' })
  await expect(entered).toContainText('普查记录')
  await leader.goto('/defects?text=楼前阀门锈死')
  await expect(leader.getByTestId('defect')).toHaveCount(1)
  await noViolations(leader)
  await leader.context().close()
  const clerk = await signedIn(browser, 'counter1')
  await clerk.goto('/pay?account=RN90000011')
  await expect(clerk.getByText('停水须关上一级阀门')).toBeVisible()
  await clerk.context().close()
})

test('F8 the customer rates the visit by a code, and the crew never sees the complaint', async ({ browser }) => {
  test.setTimeout(120_000)
  const [job] = await jobs()
  const phone = await signedIn(browser, job!.username, { phone: true })
  await arrive(phone, job!.no)
  const visit = phone.locator('#visit')
  await visit.getByText('公司侧', { exact: true }).first().click()
  await visit.getByText('已修好', { exact: true }).click()
  await visit.getByLabel(/查到什么/).fill('放气后正常')
  await visit.getByText('拒签', { exact: true }).click()
  await phone.getByLabel('见证人').fill('物业')
  await sign(phone, '维修员签字')
  await phone.getByRole('button', { name: '完成，离开现场' }).click()
  const code = phone.getByTestId('rate-code')
  await expect(code.getByRole('img')).toBeVisible({ timeout: 20_000 })
  // The customer has it as a message too; the crew's phone shows no words that could be opened on it.
  await expect(code).not.toContainText('/n/')
  const [sms] = await rows<{ body: string }>(
    `SELECT m.body FROM "OutgoingMessage" m JOIN "WorkOrder" w ON w."ticketId" = m."ticketId" WHERE w.no = $1 AND m.kind = 'rating'`,
    [job!.no],
  )
  const url = new URL(/https?:\S+/.exec(sms!.body)![0])

  // The crew does not rate itself.
  await phone.request.post(`${url.href}/answer`, { form: { score: '5' }, headers: { origin: url.origin } })
  await phone.goto(url.href)
  await expect(phone.getByText('不能代客户评价')).toBeVisible()
  await expect(phone.getByRole('button', { name: '提交' })).toHaveCount(0)

  const customer = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await customer.newPage()
  const answer = await page.goto(url.href)
  expect(answer!.headers()['cache-control']).toContain('no-store')
  await expect(page.getByRole('heading', { name: '请您评价这次上门服务' })).toBeVisible()
  await noViolations(page)
  await page.getByText('很不满意', { exact: true }).click()
  await page.getByLabel(/您想说的话/).fill('师傅说话难听')
  await page.getByText('我要投诉上门的人员').click()
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('已经收到您的评价')).toBeVisible()
  const again = await page.request.post(`${url.href}/answer`, { form: { score: '5' }, headers: { origin: url.origin } })
  expect(again.ok()).toBe(true)
  await expect(page.getByRole('button', { name: '提交' })).toHaveCount(0)
  const stranger = await page.request.post(`${url.href}/answer`, {
    form: { score: '5' },
    headers: { origin: 'https://a.example' },
  })
  expect(stranger.status()).toBe(403)
  expect((await page.goto(`${url.origin}/n/${'A'.repeat(43)}`))!.status()).toBe(404)
  await customer.close()
  expect(
    await rows('SELECT score FROM "VisitRating" WHERE "answeredAt" IS NOT NULL AND words = $1', ['师傅说话难听']),
  ).toEqual([{ score: 1 }])

  await phone.goto(`/tickets/${job!.ticketNo}`)
  await expect(phone.getByText('师傅说话难听')).toHaveCount(0)
  await phone.goto('/quality')
  await expect(phone).toHaveURL(/not-yours/)
  await phone.context().close()
  const boss = await signedIn(browser, 'super1')
  await boss.goto('/quality')
  const item = boss.getByTestId('quality-case').filter({ hasText: '师傅说话难听' })
  await expect(item).toBeVisible()
  await noViolations(boss)
  await item.getByText('处理', { exact: true }).click()
  await item.getByLabel('调查结论与处理').fill('已约谈并致歉')
  await item.getByRole('button', { name: '处理完毕' }).click()
  await expect(item).toContainText('已处理')
  await boss.context().close()
})
