import { expect } from '@playwright/test'
import { rows, signedIn, test } from './support'

test('M3 a new station is opened, crewed and rostered, and a person added by screen must choose a password before anything else', async ({
  browser,
}) => {
  const admin = await signedIn(browser, 'sysadmin')
  await admin.waitForURL(/admin\/calendar/)
  await admin.goto('/admin/units')
  await admin.getByText('新增下级单位').click()
  await admin.locator('#code').fill('XC-R')
  await admin.locator('#new-name').fill('新城供热所')
  await admin.getByRole('button', { name: '新增', exact: true }).click()
  await admin.waitForURL(/unit=XC-R/)
  await expect(admin.getByRole('heading', { name: '新城供热所' })).toBeVisible()
  await admin.getByText('新增班组').click()
  await admin.locator('#new-crew-code').fill('XC-R-1')
  await admin.locator('form:has(#new-crew-code) [name=name]').fill('新城一班')
  await admin.getByRole('checkbox', { name: '吕铁柱' }).check()
  await admin.locator('form:has(#new-crew-code)').getByRole('button', { name: '新增' }).click()
  await expect(admin.getByText('没有排班，派不到单')).toBeVisible()
  await admin.getByText('排班', { exact: true }).click()
  const day = await admin.locator('[name=from]').inputValue()
  await admin.locator('[name=to]').fill(day)
  await admin.getByRole('button', { name: '写入排班' }).click()
  await expect(admin.getByText('已写入 1 班')).toBeVisible()
  await expect(admin.getByText('没有排班，派不到单')).toBeHidden()

  const guard = await signedIn(browser, 'secadmin')
  await guard.waitForURL(/admin\/staff/)
  await guard.getByText('新增人员').click()
  const form = guard.locator('form:has([name=staffNo])')
  await form.locator('[name=staffNo]').fill('0888')
  await form.locator('[name=username]').fill('newagent')
  await form.locator('[name=name]').fill('新话务')
  await form.getByRole('checkbox', { name: '话务员' }).check()
  await form.getByRole('button', { name: '新增并生成初始密码' }).click()
  const password = (await guard.locator('code').textContent())!
  expect(JSON.stringify(await rows(`SELECT * FROM "RequestKey" WHERE verb = 'add-staff'`))).not.toContain(password)

  const page = await (await browser.newContext({ baseURL: process.env.E2E_BASE_URL! })).newPage()
  const signIn = async (word: string) => {
    await page.goto('/sign-in')
    await page.locator('#username').fill('newagent')
    await page.locator('#password').fill(word)
    await page.locator('button[type=submit]').click()
  }
  await signIn(password)
  await page.waitForURL(/\/password$/)
  await page.goto('/tickets')
  await page.waitForURL(/\/password$/)
  expect((await page.request.get('/api/search?q=13800005678')).status()).toBe(403)
  const choose = async (next: string) => {
    await page.locator('#old').fill(password)
    await page.locator('#next').fill(next)
    await page.locator('#again').fill(next)
    await page.locator('button[type=submit]').click()
  }
  await choose('qwertyuiop1234')
  await expect(page.locator('form [role=alert]')).toContainText(/猜到|guess/)
  await choose('turnip lantern 42 river')
  await page.waitForURL(/\/hotline/)
})
