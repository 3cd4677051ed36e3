import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import sharp from 'sharp'
import { flakyProxy } from '../support/flaky-proxy'
import { PASSWORD } from './support'

const BASE = process.env.E2E_BASE_URL!

/** A phone of its own: a profile that outlives the browser, and a line that can be cut. */
export async function makePhone() {
  const profile = mkdtempSync(join(tmpdir(), 'askonce-phone-'))
  const proxy = await flakyProxy()
  const open = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM_PATH,
      args: JSON.parse(process.env.CHROMIUM_ARGS ?? '[]') as string[],
      proxy: { server: proxy.url, bypass: '<-loopback>' },
      baseURL: BASE,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    await context.addCookies([{ name: 'askonce-locale', value: 'zh-CN', url: BASE }])
    return context
  }
  /** The battery falls out: every process of this profile is killed at once. */
  const kill = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const started = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        if (started.includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL')
      } catch {
        // it is gone already
      }
    }
  }
  return { open, kill, line: proxy.line, close: proxy.close }
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The day is open, and the phone has what it needs to open without signal. */
export async function openDay(page: Page): Promise<void> {
  await page.goto('/field')
  await expect(page.getByRole('heading', { name: '今天的活' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-room', 'kept', { timeout: 30_000 })
  await expect(page.locator('[data-clock=checked]')).toBeVisible() // else what is done below is its claim
}

export async function sign(page: Page, label: string): Promise<void> {
  const pad = page.getByRole('img', { name: label }).last()
  await pad.evaluate((each) => each.scrollIntoView({ block: 'center' }))
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 50, { steps: 5 })
  await page.mouse.move(box.x + 140, box.y + 25, { steps: 5 })
  await page.mouse.up()
}

export const makePhoto = () =>
  sharp(randomBytes(360 * 270 * 3), { raw: { width: 360, height: 270, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()

export async function takePhoto(page: Page, of: string, buffer: Buffer): Promise<void> {
  const count = await page.locator('[data-photo]').count()
  await page.getByText(of, { exact: true }).first().click()
  await page.locator('input[type=file]').setInputFiles({ name: '..\\CON.jpg', mimeType: 'image/jpeg', buffer })
  await expect(page.locator('[data-photo]')).toHaveCount(count + 1)
}

export async function measure(page: Page): Promise<void> {
  await page.getByText('室温', { exact: true }).first().click()
  await page.getByText('卧室', { exact: true }).first().click()
  await page.getByLabel(/^室温/).last().fill('15.5')
  await page.getByLabel(/门窗已关闭/).fill('130')
  await page.getByLabel('仪器编号').first().fill('WD-2041')
  await page.getByLabel('检定有效期至').first().fill('2030-06-30')
  await page.getByRole('button', { name: '记下读数' }).click()
  await expect(page.getByText(/15\.5\s°C/).first()).toBeVisible()
}

/** On the job's own page, whole: takes it on if nobody has yet. */
export async function acceptIfSent(page: Page, no: string): Promise<void> {
  await page.waitForURL(`**/field/${no}`)
  await page.locator('#visit').waitFor()
  const accept = page.getByRole('button', { name: '接单' })
  await expect(accept.or(page.getByRole('button', { name: '我到了' })).first()).toBeVisible()
  if (await accept.isVisible()) await accept.click()
}
