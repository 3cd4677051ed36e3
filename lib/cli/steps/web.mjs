import { join } from 'node:path'
import { Child } from './children.mjs'
import { portIsFree } from './postgres-files.mjs'
import { root } from './root.mjs'
import { Refusal } from './say.mjs'

const another = (port) => `Stop what uses it, or choose another port: PORT=${port + 1} npm start`

/** The port the web server will have, or one plain sentence why it cannot. */
export async function choosePort() {
  const given = process.env.PORT || '3000'
  const port = Number(given)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(
      `PORT is ${given}, which is not a port number.`,
      'Give a number from 1 to 65535: PORT=3000 npm start',
    )
  if (!(await portIsFree(port, process.env.HOST || '127.0.0.1')) || !(await portIsFree(port, '0.0.0.0'))) {
    if (port < 1024 && process.getuid?.() !== 0)
      throw new Refusal(`This user may not listen on port ${port}.`, `Choose one above 1023: PORT=3000 npm start`)
    throw new Refusal(`Port ${port} is in use by another program.`, another(port))
  }
  return port
}

/** Starts the web server and waits until it answers. */
export async function startWeb(env, port) {
  const web = new Child('web', [join(root, 'lib', 'cli', 'web-server.mjs')], env)
  try {
    await web.ready
    await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(20_000) }).catch(() => {})
  } catch (error) {
    web.kill()
    throw new Refusal(
      error.said ? error.message : `The web server does not start.\n\n${error.message}`,
      error.said ? another(port) : '',
    )
  }
  return web
}
