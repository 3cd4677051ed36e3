import { spawn } from 'node:child_process'
import { root } from './root.mjs'
import { Refusal } from './say.mjs'

/** Runs a program to its end; its output is kept and shown only when it fails. */
export function run(command, args, { env, cwd = root, uid, gid } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      uid,
      gid,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk) => (output = (output + chunk).slice(-20_000))
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) =>
      code === 0 ? resolve(output) : reject(new RunFailed(command, args, code ?? signal, output)),
    )
  })
}

export class RunFailed extends Refusal {
  constructor(command, args, code, output) {
    super(
      `${[command.split('/').pop(), ...args].join(' ').slice(0, 200)} ended with ${code}. Its last words:\n\n${output.trim()}`,
    )
    this.output = output
  }
}

/** The arguments that run a TypeScript file of ours outside the web server. */
export const typescript = (file) => ['--import', 'tsx', '--conditions=react-server', file]
