import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { rows, signedIn } from './support'

const PAGES: [user: string, path: string][] = [
  ['agent1', '/hotline'],
  ['dispatch1', '/dispatch'],
  ['dispatch1', '/tickets'],
  ['tech1', '/field'],
  ['follow1', '/follow-up'],
  ['super1', '/supervisor'],
  ['manager1', '/management'],
  ['counter1', '/counter'],
  ['collect1', '/collections'],
  ['sysadmin', '/admin/calendar'],
]

for (const theme of ['light', 'dark'] as const) {
  test(`M1 H1 D1 F1 U1 every workbench can be read and worked by everyone (${theme})`, async ({ browser }) => {
    test.setTimeout(180_000)
    const found: string[] = []
    const [ticket] = await rows<{ no: string }>(`SELECT no FROM "Ticket" WHERE status = 'resolved' ORDER BY no LIMIT 1`)
    for (const [user, path] of [...PAGES, ['super1', `/tickets/${ticket!.no}`] as [string, string]]) {
      const page = await signedIn(browser, user, { phone: path === '/field' })
      await page.context().addCookies([{ name: 'askonce-theme', value: theme, url: process.env.E2E_BASE_URL! }])
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      found.push(...violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html.slice(0, 140)}`))
      await page.context().close()
    }
    expect(found).toEqual([])
  })
}
