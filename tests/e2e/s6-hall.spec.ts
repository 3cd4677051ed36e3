import { expect } from '@playwright/test'
import { listening, rows, setTownClock, signedIn, test } from './support'

const ACCOUNT = 'RN90000013'
const owed = async () =>
  (
    await rows<{ fen: string }>(
      `SELECT b."receivableFen"::text AS fen FROM "AccountBalance" b JOIN "Agreement" a ON a.id = b."agreementId" WHERE a."accountNo" = $1`,
      [ACCOUNT],
    )
  )[0]!.fen

test('B3 S6 cash at the hall by keyboard, the receipt, the count, the hand-in; the collector sees it at once', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  setTownClock('10:00', 1)
  const clerk = await signedIn(browser, 'counter2')
  await clerk.goto('/pay')
  await clerk.getByLabel('户号、姓名、电话、地址').fill(ACCOUNT)
  await clerk.keyboard.press('Enter')
  const amount = clerk.getByLabel('金额（元）')
  await expect(amount).toHaveValue('1805.50')
  await listening(clerk)
  const given = clerk.getByLabel('实收（元）')
  // One Enter takes no cash: it goes on to what is handed over, and without that nothing is taken.
  await expect(async () => {
    await amount.press('Enter') // again, while the form still arrives
    await expect(given).toBeFocused({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
  await given.press('Enter')
  await expect(clerk.getByText('收现金请先填实收')).toBeVisible()
  await expect(given).toBeFocused()
  expect(await owed()).toBe('180550')
  // Cash without a drawer is refused: nobody's cash is nowhere.
  await given.fill('1805.50')
  await expect(async () => {
    await given.press('Enter') // a refusal changes nothing, so it may be asked for again while the page still arrives
    await expect(clerk.getByRole('alert').filter({ hasText: '没有开着的现金抽屉' })).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 20_000 })
  expect(await owed()).toBe('180550')
  await clerk.getByRole('button', { name: '开抽屉' }).click()
  await expect(clerk.getByText('应有现金')).toBeVisible()
  await expect(clerk.getByRole('alert').filter({ hasText: '没有开着的现金抽屉' })).toHaveCount(0) // its cause is gone
  // Amounts that are none are refused at the field.
  for (const bad of ['-1', '0.001', '1e3', '１２']) {
    await amount.fill(bad)
    await amount.press('Enter')
    await expect(clerk.getByText(/请写成 1805.5/)).toBeVisible()
    await expect(amount).toBeFocused()
    await expect(clerk.getByRole('button', { name: '收款' })).toBeEnabled()
  }
  // Before it is taken: where the sum goes, and the change of what is handed over.
  await amount.fill('2000')
  await expect(clerk.getByText('这笔钱').locator('..')).toContainText('¥194.50')
  await amount.fill('1000')
  // Less in the hand than on the form is not booked.
  await given.fill('900')
  await given.press('Enter')
  await expect(clerk.getByText('实收少于金额')).toBeVisible()
  expect(await owed()).toBe('180550')
  await given.fill('1100')
  await expect(clerk.getByText('找零').locator('..')).toContainText('¥100.00')
  await given.press('Enter')
  await expect(clerk.getByRole('status').filter({ hasText: '已收 ¥1,000.00' })).toBeVisible()
  expect(await owed()).toBe('80550')
  await expect(clerk.getByText('部分已缴')).toBeVisible()
  await expect(amount).toHaveValue('') // one more Enter takes nothing
  // An answer is lost and another amount sent: nothing more is taken, the first receipt is said, what is owed is shown.
  let isLost = false
  await clerk.route('**/pay**', async (route) => {
    if (route.request().method() !== 'POST' || isLost) return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort()
  })
  await amount.fill('7.00')
  await given.fill('7.00')
  await given.press('Enter')
  await expect(clerk.getByRole('alert').filter({ hasText: '没有收到服务器的回答' })).toBeVisible()
  await clerk.unroute('**/pay**')
  expect(await owed()).toBe('79850')
  await amount.fill('7.50')
  await given.fill('7.50')
  await given.press('Enter')
  const before = clerk.getByRole('alert').filter({ hasText: /¥7\.00 刚才已经收到，收据 S/ })
  await expect(before.getByRole('link', { name: '打开收据' })).toBeVisible()
  await expect(amount).toHaveValue('') // one more Enter takes nothing
  await expect(clerk.getByRole('button', { name: '收款', exact: true })).toBeDisabled()
  await given.press('Enter')
  expect(await owed()).toBe('79850')
  // The door sees the same account at the same moment.
  const collector = await signedIn(browser, 'collect1', { phone: true })
  await collector.goto(`/pay?account=${ACCOUNT}`)
  await expect(collector.getByLabel('金额（元）')).toHaveValue('798.50')
  await amount.fill('798.50')
  await amount.press('Enter')
  await given.fill('798.50')
  await given.press('Enter')
  await expect(clerk.getByRole('status').filter({ hasText: '已收 ¥798.50' })).toBeVisible()
  await clerk.getByRole('link', { name: '打开收据' }).click()
  await expect(clerk.getByRole('heading', { name: /收据/ })).toBeVisible()
  await expect(clerk.getByRole('img', { name: /^S\d{4}-/ })).toBeVisible()
  await expect(clerk.getByText('人民币柒佰玖拾捌元伍角整')).toBeVisible()
  // On paper: the head of the receipt, without the bar and the rail of the desk.
  await clerk.emulateMedia({ media: 'print' })
  await expect(clerk.getByRole('heading', { name: /收据/ })).toBeVisible()
  await expect(clerk.getByText(/^收据号 S/)).toBeVisible()
  await expect(clerk.getByRole('combobox', { name: '查找一切' })).toBeHidden()
  await expect(clerk.getByRole('navigation', { name: '工作台' })).toBeHidden()
  await clerk.emulateMedia({ media: 'screen' })
  // Found again by its number as a scanner or a hand types it.
  const receiptUrl = clerk.url()
  await clerk.goto('/pay')
  await clerk.getByLabel('户号、姓名、电话、地址').fill(receiptUrl.split('/').at(-1)!.toLowerCase())
  await clerk.keyboard.press('Enter')
  await clerk.waitForURL(receiptUrl)
  await clerk.goto(`/accounts/${ACCOUNT}`)
  await expect(clerk.getByText('已缴清')).toBeVisible()
  // Nothing is owed any more: money is taken only when the customer knows that it is paid ahead.
  await clerk.goto(`/pay?account=${ACCOUNT}`)
  await listening(clerk)
  await amount.fill('10')
  await given.fill('10')
  await given.press('Enter')
  await expect(clerk.getByRole('alert').filter({ hasText: '会全部存为预存款' })).toBeVisible()
  await expect(clerk.getByLabel(/用户同意存为预存款/)).not.toBeChecked()
  // The count differs: refused without a reason; handed in to another.
  await clerk.goto('/pay')
  await clerk.getByLabel('清点').fill('2000.50')
  await clerk.getByRole('button', { name: '清点交班' }).click()
  await expect(clerk.getByRole('alert').filter({ hasText: '请写明原因' })).toBeVisible()
  await clerk.getByLabel('清点').fill('2005.50')
  await expect(clerk.getByRole('alert').filter({ hasText: '请写明原因' })).toHaveCount(0) // it was of the count before
  await clerk.getByRole('button', { name: '清点交班' }).click()
  await expect(clerk.getByText('等待主管在“收费复核”中接收')).toBeVisible()
  await expect(clerk.getByText('长短款', { exact: true }).locator('..')).toContainText('相符')
  const supervisor = await signedIn(browser, 'super1')
  await supervisor.getByRole('link', { name: /^收费复核/ }).click()
  const bag = supervisor.getByRole('listitem').filter({ hasText: '郑洁' })
  await expect(bag.getByText('收现金 3 笔').locator('..')).toContainText('¥1,805.50')
  await bag.getByLabel('接收人清点（元）').fill('2000.50')
  await bag.getByRole('button', { name: '接收现金' }).click()
  await expect(bag.getByRole('alert').filter({ hasText: '请写明原因' })).toBeVisible()
  await bag.getByLabel('接收人清点（元）').fill('2005.50')
  await expect(bag.getByRole('alert').filter({ hasText: '请写明原因' })).toHaveCount(0)
  await bag.getByRole('button', { name: '接收现金' }).click()
  await expect(bag).toHaveCount(0)
  // A reversal is asked once more, with whose money it is and how much; a receipt that is not there is said to be none.
  await supervisor.goto('/pay')
  await supervisor.locator('#reverse-no').fill('S2001-00000001')
  await supervisor.locator('#reverse-docNo').fill('冲正单1号')
  await supervisor.locator('#reverse-reason').fill('收错了')
  await supervisor.getByRole('button', { name: '冲正', exact: true }).click()
  await expect(supervisor.getByText('没有收据 S2001-00000001。')).toBeVisible()
  await supervisor.locator('#reverse-no').fill(receiptUrl.split('/').at(-1)!)
  await supervisor.getByRole('button', { name: '冲正', exact: true }).click()
  const asked = supervisor.getByRole('group', { name: '冲正' })
  await expect(asked.getByText(/孙丽华（RN90000013）现金 ¥798\.50/)).toBeVisible()
  await asked.getByRole('button', { name: '先不冲' }).click()
  await expect(asked).toHaveCount(0)
  const cash = await rows<{ fen: string }>(
    `SELECT sum(e."amountFen")::text AS fen FROM "LedgerEntry" e JOIN "Drawer" d ON d.id = e."drawerId" WHERE d."staffName" = '郑洁'`,
  )
  expect(cash).toEqual([{ fen: '0' }])
})
