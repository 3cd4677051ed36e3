import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { rows, signedIn, test } from './support'

const SCREENS: [username: string, path: string, phone?: boolean][] = [
  ['agent1', '/hotline?caller=13800005678'],
  ['counter1', '/counter'],
  ['collect1', '/collections', true],
  ['dispatch1', '/dispatch'],
  ['unit3', '/crews'],
  ['follow1', '/follow-up'],
  ['super1', '/supervisor'],
  ['super1', '/tickets'],
  ['super1', '/tickets/[no]'],
  ['super1', '/accounts/RN90000011'],
  ['manager1', '/management'],
  ['tech1', '/field', true],
  ['tech1', '/field/[orderNo]', true],
  ['sysadmin', '/admin/calendar'],
  ['sysadmin', '/admin/policy'],
  ['secadmin', '/admin/staff'],
  ['auditor', '/admin/audit'],
]

async function addressOf(path: string): Promise<string> {
  const [found] = await rows<{ ticket: string; order: string }>(
    `SELECT (SELECT no FROM "Ticket" WHERE status = 'in-progress' ORDER BY no LIMIT 1) AS ticket,
      (SELECT w.no FROM "WorkOrder" w JOIN "CrewMember" m ON m."crewId" = w."crewId" JOIN "Staff" p ON p.id = m."staffId" WHERE p.username = 'tech1' ORDER BY w.status = 'in-progress' DESC, w.no LIMIT 1) AS "order"`,
  )
  return path.replace('[no]', found!.ticket).replace('[orderNo]', found!.order)
}

for (const scheme of ['light', 'dark'] as const)
  for (const [username, path, phone] of SCREENS)
    test(`WCAG 2.2 AA ${path} as ${username} (${scheme})`, async ({ browser }) => {
      const page = await signedIn(browser, username, { phone })
      await page.locator('h1').first().waitFor() // their own first page, whole
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.goto(await addressOf(path))
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('load')
      await expect(page.locator('[data-skeleton]')).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 100)}`),
      )
      expect(found).toEqual([])
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wide, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
    })
