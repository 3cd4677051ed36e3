import { expect, type Page } from '@playwright/test'
import iconv from 'iconv-lite'
import { rows, setTownClock, signedIn, test } from './support'

const DAY_MS = 86_400_000
const upload = async (page: Page, name: string, text: string) => {
  const buffer = iconv.encode(text, 'gb18030')
  // A file chosen before the page listens is chosen again, as a person would.
  await expect(async () => {
    await page.getByLabel('回盘文件').setInputFiles({ name, mimeType: 'text/plain', buffer })
    await expect(page.getByRole('button', { name: '导入回盘' })).toBeEnabled({ timeout: 1000 })
  }).toPass()
  await page
    .locator('#back')
    .or(page.getByRole('region', { name: '回盘' }))
    .getByLabel('银行', { exact: true })
    .selectOption('icbc')
  await page.getByRole('button', { name: '导入回盘' }).click()
}
const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
const fenOf = (text: string) => BigInt(text.replace('.', ''))

test('B4 S8 the 28th and the 5th', async ({ browser }) => {
  test.setTimeout(240_000)
  const today = setTownClock('10:00', 1)
  let page = await signedIn(browser, 'super1')
  await page.goto('/withholding')
  await expect(page.getByRole('heading', { name: '银行代扣' })).toBeVisible()
  const [, sendOn = ''] = /(\d{4}-\d\d-\d\d) 送盘/.exec((await page.locator('main').textContent())!)!
  const days = Math.round((Date.parse(`${sendOn}T00:00:00Z`) - Date.parse(today.toISOString().slice(0, 10))) / DAY_MS)
  if (days > 0) {
    await expect(page.getByRole('button', { name: /\d+ 送盘/ })).toBeDisabled()
    await expect(page.getByText(`${sendOn} 起可以送`)).toBeVisible()
    setTownClock('10:00', days)
    page = await signedIn(browser, 'super1')
    await page.goto('/withholding')
  }
  await page.getByRole('region', { name: '送盘' }).getByLabel('银行', { exact: true }).selectOption('icbc')
  // Nothing goes out on one click: what it comes to is said first, and can be left.
  const ask = page.getByRole('group', { name: /\d+ 送盘/ })
  await expect(async () => {
    await page.getByRole('button', { name: /\d+ 送盘/ }).click()
    await expect(ask).toContainText(/\d+ 笔，合计 ¥/, { timeout: 3000 })
  }).toPass({ timeout: 20_000 })
  await ask.getByRole('button', { name: '先不送' }).click()
  await expect(ask).toHaveCount(0)
  expect(await rows(`SELECT 1 FROM "WithholdingBatch" WHERE "layoutCode" = 'icbc' AND status = 'out'`)).toHaveLength(0)
  await page.getByRole('button', { name: /\d+ 送盘/ }).click()
  await ask.getByRole('button', { name: '确认送盘' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已送盘' })).toBeVisible()
  await expect(page.getByText('在途，账单已锁')).toBeVisible()
  await expect(page.getByText('等银行回盘，不必再送')).toBeVisible()
  await expect(page.getByRole('button', { name: /\d+ 送盘/ })).toHaveCount(0)
  const no = (await page
    .getByRole('link', { name: /^B\d+ICBC\d+$/ })
    .first()
    .textContent())!
  const sent = await page.request.get(`/api/v1/batches/${no}`)
  const details = iconv
    .decode(await sent.body(), 'gb18030')
    .split('\r\n')
    .slice(1, -2)
    .map((line) => line.split('|'))
  expect(details.length).toBeGreaterThan(10)

  // A bill that is out is shown as such at the till, and money given there does not touch it.
  const locked = details[2]!
  const clerk = await signedIn(browser, 'counter1')
  await clerk.goto(`/pay?account=${locked[1]}`)
  await expect(clerk.getByText('银行代扣中', { exact: true })).toBeVisible()

  const answered = details.map((cells, i) => {
    const [code, said] = i === 0 ? ['01', '余额不足'] : i === 1 ? ['02', '户名不符'] : ['00', '成功']
    return [...cells.slice(0, 5), code, said, '20261130101822']
  })
  answered.push(['999999', 'RN99999998', 'DK0', '查无此户', '88.00', '00', '成功', '20261130101822'])
  const paid = answered.filter((cells) => cells[5] === '00')
  const sum = paid.reduce((total, cells) => total + fenOf(cells[4]!), 0n)
  const fileOf = (total: bigint, extra = '') =>
    [
      `H|ICBC|${no}|${answered.length}|0.00`,
      ...answered.map((cells) => cells.join('|')),
      `T|${paid.length}|${yuan(total)}`,
      extra,
    ].join('\r\n')

  // A wrong total first: parked whole, both sums said, nothing posted.
  await upload(page, 'wrong.txt', fileOf(sum + 1n))
  await expect(page.getByRole('status').filter({ hasText: '整份挂起：合计与文件尾不符' })).toBeVisible()
  await page.getByRole('link', { name: '逐行查看' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '一笔都没有入账' })).toBeVisible()
  const count = async () =>
    Number(
      (await rows<{ n: string }>(`SELECT count(*) AS n FROM "Payment" WHERE "externalRef" LIKE $1`, [`${no} %`]))[0]!.n,
    )
  expect(await count()).toBe(0)

  await page.goto('/withholding')
  await upload(page, 'right.txt', fileOf(sum))
  await expect(page.getByRole('status').filter({ hasText: `入账 ${paid.length - 1} 笔` })).toBeVisible()
  expect(await count()).toBe(paid.length - 1)
  await page.getByRole('link', { name: '逐行查看' }).click()
  await expect(page.getByText('余额不足')).toBeVisible()
  await expect(page.getByText('没有这个户号')).toBeVisible()

  // The same file again, under another name: nothing.
  await page.goto('/withholding')
  await upload(page, 'again.txt', fileOf(sum))
  const again = page.getByRole('status').filter({ hasText: '这个文件以前导入过' })
  await expect(again).toContainText('right.txt')
  await expect(again).not.toContainText('¥')
  expect(await count()).toBe(paid.length - 1)
  await expect(page.getByText('已回盘').first()).toBeVisible()
  const held = await rows(`SELECT 1 FROM "Bill" WHERE "lockedBatchId" IS NOT NULL`)
  expect(held).toHaveLength(0)

  // The money nobody claimed goes to the one it was meant for.
  const aside = page.getByRole('listitem').filter({ hasText: 'RN99999998' })
  await aside.getByLabel('转入户号').fill(details[0]![1]!)
  await aside.getByLabel('原因').fill('银行更正户号')
  await aside.getByRole('button', { name: '入账' }).click()
  await expect(aside).toHaveCount(0)

  // Failures are on the account, and their notices, letters by what is open, arrive by the 5th.
  await page.goto('/withholding/notices')
  await expect(page.getByText(/待打印 \d+ 份，须在 \d{4}-\d\d-05 前/)).toBeVisible()
  const letter = page.getByRole('article').filter({ hasText: details[1]![1]! })
  await expect(letter).toContainText('户名与我们登记的户名不一致')
  await expect(letter).toContainText(Number(details[1]![4]).toLocaleString('en', { minimumFractionDigits: 2 }))
  await page.getByRole('button', { name: '标为已打印' }).click()
  await expect(page.getByRole('article')).toHaveCount(0)
  // What was printed stays on the list, and another copy is recorded.
  const row = page.getByRole('region', { name: '已打印' }).getByRole('listitem').filter({ hasText: details[1]![1]! })
  await row.getByRole('button', { name: '补打一份' }).click()
  await expect(row).toContainText('第 2 次')
})
