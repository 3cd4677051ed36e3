import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refusal } from './say.mjs'
import { isRoot } from './postgres-user.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function onSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find((path) =>
    existsSync(path),
  )
}

async function fromPlaywright() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** A Chromium to test with: the one named, the system's, Playwright's, or the one that npm delivers. */
export async function findBrowser() {
  const plain = isRoot() ? ['--no-sandbox'] : []
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given))
    throw new Refusal(`CHROMIUM_PATH names ${given}, which is not there.`, 'Correct it, or unset it.')
  if (given) return { path: given, args: plain, from: 'CHROMIUM_PATH' }
  const system = onSystem()
  if (system) return { path: system, args: plain, from: 'the system' }
  const playwright = await fromPlaywright()
  if (playwright) return { path: playwright, args: plain, from: 'Playwright' }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Refusal(
      'No Chromium was found for the browser tests.',
      'Install Chrome or Chromium, or run: npx playwright install chromium',
    )
  const { default: chromium } = await import('@sparticuz/chromium')
  chromium.setGraphicsMode = false
  // Its own arguments switch web security off; a test browser must refuse and send what a real one does.
  return {
    path: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    from: '@sparticuz/chromium',
  }
}

export const browserEnvironment = ({ path, args }) => ({ CHROMIUM_PATH: path, CHROMIUM_ARGS: JSON.stringify(args) })
