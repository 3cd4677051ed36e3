import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test as base, type APIRequestContext, type Browser, type Page } from '@playwright/test'
import pg from 'pg'

/** Playwright's test; the windows a walk opened are closed after it, or their live streams load every walk that follows. */
export const test = base.extend<{ windowsClosed: void }>({
  windowsClosed: [
    async ({ browser }, walk) => {
      await walk()
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

export const PASSWORD = 'shouwen-2026'
const ZONE_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Moves the server's clock to the next time the wall in the town shows hh:mm; never back. */
export function setTownClock(time: string, minDays = 0): Date {
  const file = process.env.E2E_CLOCK_FILE!
  const offset = Number(readFileSync(file, 'utf8')) || 0
  const local = Date.now() + offset + ZONE_OFFSET_MS
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  let target = local - (local % DAY_MS) + minDays * DAY_MS + (hours * 60 + minutes) * 60_000
  while (target < local) target += DAY_MS
  writeFileSync(file, String(offset + target - local))
  return new Date(target - ZONE_OFFSET_MS)
}

/** Moves the server's clock on by minutes. */
export function passMinutes(minutes: number): void {
  const file = process.env.E2E_CLOCK_FILE!
  writeFileSync(file, String((Number(readFileSync(file, 'utf8')) || 0) + minutes * 60_000))
}

const listens = () =>
  [...document.querySelectorAll('main :is(button, input, select, textarea, form)')].every((element) =>
    Object.keys(element).some((key) => key.startsWith('__reactProps')),
  )

/** React names its handlers on an element while it still renders; what it renders takes effect before the browser is idle again. */
const idle = () => new Promise<void>((done) => requestIdleCallback(() => setTimeout(done, 0), { timeout: 2000 }))

/** Waits until every control of the page listens: what is pressed before is the browser's own, and nobody is as quick as a test. */
export async function listening(page: Page): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await page.evaluate(listens).catch(() => false)) return page.evaluate(idle).catch(() => undefined)
    await page.waitForTimeout(50)
  }
}

/** A page of its own with somebody signed in, in a language. */
export async function signedIn(
  browser: Browser,
  username: string,
  options: { locale?: 'zh-CN' | 'en'; phone?: boolean } = {},
): Promise<Page> {
  const base = process.env.E2E_BASE_URL!
  const context = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: options.phone,
  })
  await context.addCookies([{ name: 'askonce-locale', value: options.locale ?? 'zh-CN', url: base }])
  const page = await context.newPage()
  const goto = page.goto.bind(page)
  page.goto = async (...to) => {
    const answer = await goto(...to)
    await listening(page)
    return answer
  }
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/sign-in')
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** Signs in without a page, for forged requests. */
export async function cookieOf(request: APIRequestContext, username: string): Promise<string> {
  const base = process.env.E2E_BASE_URL!
  const csrf = await request.get(`${base}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await request.post(`${base}/api/auth/callback/credentials`, {
    form: { csrfToken, username, password: PASSWORD, json: 'true' },
    headers: { origin: base },
  })
  expect(answer.ok()).toBe(true)
  const state = await request.storageState()
  return state.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
}

let pool: pg.Pool | undefined
/** The database, as the application's own role. */
export function appDatabase(): pg.Pool {
  pool ??= new pg.Pool({
    connectionString: process.env.E2E_DATABASE_URL,
    max: 3,
    options: '-c role=askonce_app -c TimeZone=UTC',
  })
  return pool
}

export async function rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await appDatabase().query<T>(sql, values)).rows
}
