import { expect, type Browser, type Page } from '@playwright/test'
import { signedIn } from './support'

/** Draws a stroke on a signature pad. */
export async function sign(page: Page, label: RegExp): Promise<void> {
  const pad = page.getByLabel(label).last()
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 50, { steps: 5 })
  await page.mouse.move(box.x + 140, box.y + 25, { steps: 5 })
  await page.mouse.up()
}

/** The follow-up caller reaches the customer and writes down what is new: solved or not, and how satisfied. */
export async function followUp(
  browser: Browser,
  caller: string,
  ticketNo: string,
  answer: { solved: boolean; remark?: string },
): Promise<Page> {
  const page = await signedIn(browser, caller)
  await page.goto(`/follow-up/${ticketNo}`)
  const claim = page.getByRole('button', { name: /领取这次回访/ })
  await expect(claim.or(page.getByText('已接通', { exact: true })).first()).toBeVisible()
  if (await claim.isVisible()) await claim.click()
  await page.getByText('已接通', { exact: true }).click()
  await page
    .getByText(answer.solved ? '解决了' : '没有解决', { exact: true })
    .first()
    .click()
  await page.getByText('4', { exact: true }).first().click()
  if (answer.remark) await page.getByRole('textbox').last().fill(answer.remark)
  await page.keyboard.press('Control+Enter')
  return page
}
