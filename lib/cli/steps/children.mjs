import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dataFolder, root } from './root.mjs'
import { note } from './say.mjs'

const tied = pathToFileURL(join(root, 'lib', 'cli', 'steps', 'tied.mjs')).href

function sink(name) {
  if ((process.env.ASKONCE_LOG ?? (process.env.DATABASE_URL ? 'stdout' : 'file')) === 'stdout') return process.stdout
  const path = join(dataFolder(), `${name}.log`)
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`)
  return createWriteStream(path, { flags: 'a', mode: 0o600 })
}

/** A program that runs as long as we do: started again when it dies, asked to end when we end, gone when we are killed. */
export class Child {
  constructor(name, args, env) {
    Object.assign(this, { name, args, env, log: sink(name), stopping: false, falls: 0, lastWords: '' })
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }))
    this.ready.catch(() => {})
    this.launch()
  }

  launch() {
    const startedAt = Date.now()
    this.process = spawn(process.execPath, ['--import', tied, ...this.args], {
      cwd: root,
      env: { ...process.env, ...this.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (chunk) => {
        this.log.write(chunk)
        this.lastWords = (this.lastWords + chunk).slice(-2000)
      })
    this.process.on('message', (message) => {
      if (message?.ready) {
        this.wasReady = true
        this.resolve()
      }
      if (message?.refusal) this.reject(Object.assign(new Error(message.refusal), { said: true }))
    })
    this.ended = new Promise((resolve) => this.process.once('close', (code, signal) => resolve(code ?? signal)))
    this.ended.then((why) => this.afterEnd(why, Date.now() - startedAt))
  }

  afterEnd(why, lived) {
    if (this.stopping) return
    this.falls = lived > 60_000 ? 1 : this.falls + 1
    // What never came up is a mistake to be told; what has worked is brought back for as long as we run.
    if (this.falls > 5 && !this.wasReady)
      return this.reject(new Error(`The ${this.name} ended with ${why}. Its last words:\n\n${this.lastWords.trim()}`))
    const pause = Math.min(1000 * this.falls, 30_000)
    note(`the ${this.name} ended (${why}) and is started again in ${pause / 1000} s (time no. ${this.falls})`)
    this.again = setTimeout(() => this.launch(), pause)
  }

  async stop(patience = 20_000) {
    this.stopping = true
    clearTimeout(this.again)
    const { process: child } = this
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    await this.ended
    clearTimeout(timer)
  }

  kill() {
    this.stopping = true
    this.process.kill('SIGKILL')
  }
}
