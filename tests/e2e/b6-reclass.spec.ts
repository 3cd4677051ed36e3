import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import sharp from 'sharp'
import { listening, rows, setTownClock, signedIn, test } from './support'

const ACCOUNT = 'RN90000021'
const owed = async () =>
  (
    await rows<{ fen: string }>(
      `SELECT b."receivableFen"::text AS fen FROM "AccountBalance" b JOIN "Agreement" a ON a.id = b."agreementId" WHERE a."accountNo" = $1`,
      [ACCOUNT],
    )
  )[0]!.fen

test('B6 S6 a shop below a flat: opened at the door, checked with a photo, decided by another, billed by the day; the receipt as a file', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  setTownClock('10:00', 1)
  const [season] = await rows<{ from: string; days: string; left: string }>(
    `SELECT "startsOn"::text AS from, ("endsOn" - "startsOn" + 1)::text AS days, ("endsOn" - "startsOn" - 9)::text AS left FROM "BillingPeriod" WHERE service = 'heat' ORDER BY "startsOn" DESC LIMIT 1`,
  )
  const effective = new Date(Date.parse(season!.from) + 10 * 86_400_000).toISOString().slice(0, 10)
  const before = BigInt(await owed())
  const collector = await signedIn(browser, 'collect1', { phone: true })
  await collector.goto(`/accounts/${ACCOUNT}`)
  await collector.getByText('提请用途核查').click()
  await collector.getByLabel('实际用途').selectOption('commercial')
  await collector.getByLabel('从哪天起').fill('2020-01-01')
  await collector.getByLabel('听到或看到的情况').fill('一楼开了面馆，二楼住家')
  await collector.getByRole('button', { name: '提请核查' }).click()
  await expect(collector.getByRole('alert').filter({ hasText: '不在任何采暖季内' })).toBeVisible()
  await collector.getByLabel('从哪天起').fill(effective)
  await collector.getByRole('button', { name: '提请核查' }).click()
  await collector.waitForURL(/\/reclass\/X/)
  await expect(collector.getByText('待现场核查')).toBeVisible()
  await listening(collector)
  // Without a photo nothing is found.
  await collector.getByLabel('核查情况').fill('门面两间，灶台一组')
  await collector.getByRole('button', { name: '提交核查' }).click()
  await expect(collector.getByRole('alert').filter({ hasText: '请拍现场照片' })).toBeVisible()
  const photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#8a6' } })
    .jpeg()
    .toBuffer()
  await collector.locator('input[type=file]').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(collector.getByText('已传 1 张')).toBeVisible()
  await collector.getByRole('button', { name: '提交核查' }).click()
  await expect(collector.getByText('待审定')).toBeVisible()
  await expect(collector.getByRole('img', { name: '现场照片 1' })).toBeVisible()
  // Another decides, once; the arithmetic stands on the page before it does.
  const supervisor = await signedIn(browser, 'super1')
  await supervisor.goto('/reclass')
  await supervisor.getByRole('listitem').filter({ hasText: '一楼开了面馆' }).getByRole('link').first().click()
  await expect(supervisor.getByText(`× ${season!.left} ÷ ${season!.days} 天`).first()).toBeVisible()
  await listening(supervisor)
  await supervisor.getByRole('button', { name: '同意变更' }).click()
  await expect(supervisor.getByText('已生效')).toBeVisible()
  // Read in English, whoever signed is named in English.
  const [opener] = await rows<{ name: string; nameEn: string }>(
    `SELECT name, "nameEn" FROM "Staff" WHERE username = 'collect1'`,
  )
  const reader = await signedIn(browser, 'super1', { locale: 'en' })
  await reader.goto(new URL(supervisor.url()).pathname)
  await expect(reader.getByText(opener!.nameEn).first()).toBeVisible()
  await expect(reader.getByText(opener!.name)).toHaveCount(0)
  const part = (fen: bigint) => (2n * fen * BigInt(season!.left) + BigInt(season!.days)) / (2n * BigInt(season!.days))
  const difference = part(317_520n) - part(202_860n) // 88.20 m² at 36 and at 23 yuan
  expect(BigInt(await owed())).toBe(before + difference)
  // The hall sees it at once, takes the money, and hands over the receipt as a file.
  const clerk = await signedIn(browser, 'counter1')
  await clerk.goto(`/pay?account=${ACCOUNT}`)
  await expect(clerk.getByText('差额', { exact: false }).first()).toBeVisible()
  await listening(clerk)
  await clerk.locator('label', { hasText: '刷卡' }).click()
  await clerk.getByLabel('金额（元）').press('Enter')
  await expect(clerk.getByRole('status').filter({ hasText: '已收' })).toBeVisible()
  expect(await owed()).toBe('0')
  await clerk.getByRole('link', { name: '打开收据' }).click()
  await expect(clerk.getByRole('heading', { name: /收据/ })).toBeVisible()
  const [file] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '下载 PDF' }).click(),
  ])
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await listening(clerk)
  await clerk.getByRole('button', { name: '开发票' }).click()
  await expect(clerk.getByRole('link', { name: /^发票 F\d{4}-/ })).toBeVisible()
})
