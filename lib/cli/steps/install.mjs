import { hashOf, readStamp, root, writeStamp } from './root.mjs'
import { Refusal } from './say.mjs'
import { run, RunFailed } from './run.mjs'

const stamp = 'node_modules/.askonce-installed'
const wanted = () => hashOf(['package-lock.json'])

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `AskOnce needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
    'Install a newer one from https://nodejs.org.',
  )
}

/** Installs what package-lock.json names, when it is not there yet. */
export async function install() {
  if (readStamp(stamp) === wanted()) return 'nothing to install'
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev']
  const npm = (...args) => run('npm', [...args, ...flags], { env: { NODE_ENV: 'development' } })
  try {
    await npm('ci').catch((error) => {
      // A registry that lacks packages of other platforms makes npm call the lock incomplete: install without that check.
      if (error instanceof RunFailed && error.output.includes('EUSAGE')) return npm('install', '--no-save')
      throw error
    })
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Refusal('npm was not found.', 'It comes with Node.js: install Node.js again.')
    if (error instanceof RunFailed && /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(error.output))
      throw new Refusal(
        'The npm registry cannot be reached, and something is not installed yet.',
        'Check the connection or the proxy, then start again.',
      )
    if (error instanceof RunFailed && /EACCES|EPERM/.test(error.output))
      throw new Refusal(
        `This user may not write into ${root}/node_modules.`,
        'Start as the user who owns the folder, or give it to this one (chown).',
      )
    throw error
  }
  writeStamp(stamp, wanted())
  return 'installed'
}
