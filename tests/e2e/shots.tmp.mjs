import { chromium } from 'playwright-core'
import { findBrowser } from '../../lib/cli/steps/browser.mjs'
const BASE = 'http://localhost:3343'
const { path, args } = await findBrowser()
const b = await chromium.launch({ executablePath: path, args })
async function as(user, locale, scheme, viewport, run) {
  const ctx = await b.newContext({
    viewport,
    colorScheme: scheme,
    locale,
    timezoneId: 'Asia/Shanghai',
    baseURL: BASE,
    hasTouch: viewport.width < 500,
  })
  await ctx.addCookies([
    { name: 'askonce-locale', value: locale, url: BASE },
    { name: 'askonce-theme', value: scheme, url: BASE },
  ])
  const page = await ctx.newPage()
  await page.goto('/sign-in')
  await page.waitForTimeout(1200)
  await page.locator('#username').fill(user)
  await page.locator('#password').fill('shouwen-2026')
  await page.locator('button[type=submit]').click()
  await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'))
  await page.waitForTimeout(800)
  try {
    await run(page, (n) => page.screenshot({ path: `/tmp/fshots/${n}.png`, fullPage: true }))
  } catch (e) {
    console.log(user, locale, scheme, String(e).slice(0, 300))
  }
  await ctx.close()
}
const D = { width: 1280, height: 800 },
  P = { width: 390, height: 844 }
const what = process.argv[2]
if (what === 'desk') {
  await as('unit3', 'zh-CN', 'light', D, async (p, s) => {
    await p.goto('/crews')
    await p.waitForTimeout(1500)
    await s('crews-zh')
    await p.keyboard.press('j')
    await p.waitForTimeout(300)
    await s('crews-j')
  })
  await as('unit3', 'en', 'dark', D, async (p, s) => {
    await p.goto('/crews?ratings=all')
    await p.waitForTimeout(1500)
    await s('crews-en-dark')
  })
  await as('super1', 'zh-CN', 'light', D, async (p, s) => {
    await p.goto('/quality?ratings=all')
    await p.waitForTimeout(1000)
    await s('quality-zh')
  })
}
if (what === 'field') {
  for (const [l, c] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ])
    await as('tech1', l, c, P, async (p, s) => {
      await p.goto('/field')
      await p.waitForTimeout(1500)
      await s(`day-${l}-${c}`)
      const hrefs = await p
        .locator('a[href^="/field/W"]')
        .evaluateAll((a) => [...new Set(a.map((x) => x.getAttribute('href')))])
      let i = 0
      for (const h of hrefs.slice(0, 5)) {
        await p.goto(h)
        await p.waitForTimeout(1200)
        await s(`job-${l}-${c}-${i++}`)
        const small = await p.evaluate(() =>
          [
            ...document.querySelectorAll(
              'main button, main a, main input:not([type=hidden]), main select, main textarea, main label',
            ),
          ]
            .map((e) => ({
              t: e.tagName,
              x: (e.innerText || e.getAttribute('aria-label') || e.name || '').slice(0, 20),
              r: e.getBoundingClientRect(),
              c: e.className,
            }))
            .filter(
              (e) => e.r.width > 0 && e.r.height > 0 && e.r.height < 44 && !/sr-only/.test(e.c) && e.t !== 'LABEL',
            )
            .map((e) => `${e.t} ${e.x} ${Math.round(e.r.width)}x${Math.round(e.r.height)}`),
        )
        if (small.length) console.log(h, small.join(' | '))
      }
    })
}
await b.close()
