import { expect, type Page } from '@playwright/test'
import { Provider } from 'oidc-provider'
import type { Server } from 'node:http'
import { rows, signedIn, test } from './support'

const issuer = process.env.E2E_OIDC_ISSUER!
const base = process.env.E2E_BASE_URL!

/** A real sign-in server, which believes whoever types a name. */
async function signInServer(): Promise<Server> {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'askonce',
        client_secret: 'for-tests-only',
        redirect_uris: [`${base}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['for-tests-only'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  const server = provider.listen(Number(new URL(issuer).port))
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

async function through(page: Page, name: string) {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /云河统一登录/ }).click()
  await page.waitForURL((url) => url.href.startsWith(issuer))
  await page.locator('[name=login]').fill(name)
  await page.locator('[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}

test('M3 who the company’s own sign-in server vouches for comes in as themselves, once disabled no more, and a stranger never', async ({
  browser,
}) => {
  const server = await signInServer()
  try {
    const guard = await signedIn(browser, 'secadmin')
    await guard.waitForURL(/admin\/staff/)
    await guard.goto('/admin/staff?text=collect2')
    await guard.getByRole('button', { name: '修改' }).click()
    await guard.locator('form [name=oidcSubject]').last().fill('sub-collect2')
    await guard.getByRole('button', { name: '保存' }).click()
    await expect(guard.getByRole('button', { name: '保存' })).toBeHidden()

    const fresh = async () => (await browser.newContext({ baseURL: base })).newPage()
    const page = await fresh()
    await through(page, 'sub-collect2')
    await page.waitForURL(/\/collections/)
    const [session] = await rows(
      `SELECT p.username FROM "Session" s JOIN "Staff" p ON p.id = s."staffId" WHERE s."revokedAt" IS NULL ORDER BY s."createdAt" DESC, s.id DESC LIMIT 1`,
    )
    expect(session).toEqual({ username: 'collect2' })

    const stranger = await fresh()
    await through(stranger, 'sub-nobody')
    await stranger.waitForURL(/\/sign-in\?error=unknown/)
    await expect(stranger.getByRole('alert').first()).toBeVisible()
    expect(await rows(`SELECT 1 FROM "Staff" WHERE "oidcSubject" = 'sub-nobody'`)).toEqual([])

    await guard.getByRole('button', { name: '停用' }).click()
    await guard.locator('[name=reason]').fill('离职')
    await guard.locator('form').getByRole('button', { name: '停用' }).click()
    await expect(guard.getByText('已停用')).toBeVisible()
    await page.goto('/tickets')
    await page.waitForURL(/\/sign-in/)
    const again = await fresh()
    await through(again, 'sub-collect2')
    await again.waitForURL(/\/sign-in\?error=unknown/)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
