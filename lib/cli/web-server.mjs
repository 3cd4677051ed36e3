// The web server: WEB_PROCESSES processes behind one port. One that dies is replaced; SIGTERM lets answers in flight end.
import cluster from 'node:cluster'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './steps/root.mjs'

const count = Math.max(1, Number(process.env.WEB_PROCESSES) || 1)
const everyFiveSeconds = 5000
/** The heap of one web process, in MiB: left alone, Node.js lets garbage pile up in proportion to the machine's memory. */
const HEAP = ['--max-old-space-size=288', '--max-semi-space-size=16']

if (cluster.isPrimary) runPrimary()
else (await import('./steps/web-process.mjs')).runWebProcess()

function runPrimary() {
  const memory = new Map()
  let stopping = false
  let quickFalls = 0
  const fork = () => {
    const startedAt = Date.now()
    const web = cluster.fork()
    web.on('message', (message) => {
      if (message.rss) memory.set(web.process.pid, message.rss)
      if (message.refusal) return refuse(message.refusal)
      if (!message.ready) return
      web.isReady = true
      if (Object.values(cluster.workers).some((other) => !other.isReady)) return
      report()
      process.send?.({ ready: true })
    })
    web.on('error', () => {}) // it is about to exit, which is handled below
    web.on('exit', (code, signal) => {
      memory.delete(web.process.pid)
      if (stopping) return
      quickFalls = Date.now() - startedAt > 30_000 ? 0 : quickFalls + 1
      if (quickFalls > 5) process.exit(1)
      console.error(
        JSON.stringify({
          level: 'error',
          message: 'a web process ended and is replaced',
          pid: web.process.pid,
          why: code ?? signal,
        }),
      )
      setTimeout(fork, quickFalls > 1 ? 1000 : 0)
    })
  }
  const refuse = (sentence) => {
    stopping = true
    process.send?.({ refusal: sentence })
    setTimeout(() => process.exit(1), 100)
  }
  const stop = () => {
    stopping = true
    clearInterval(reporting)
    const left = Object.values(cluster.workers)
    if (left.length === 0) process.exit(0)
    for (const web of left) {
      web.process.once('exit', () => Object.keys(cluster.workers).length === 0 && process.exit(0))
      web.process.kill('SIGTERM')
    }
    setTimeout(() => process.exit(0), 15_000).unref()
  }
  const report = () => {
    const processes = [{ pid: process.pid, role: 'primary', rss: process.memoryUsage.rss() }]
    for (const [pid, rss] of memory) processes.push({ pid, role: 'web', rss })
    const path = join(dataFolder(), 'web-memory.json')
    try {
      writeFileSync(`${path}.new`, JSON.stringify({ at: new Date().toISOString(), processes }))
      renameSync(`${path}.new`, path)
    } catch {
      // a report that cannot be written must not stop the server
    }
  }
  const reporting = setInterval(report, everyFiveSeconds)
  process.on('SIGUSR2', report)
  process.once('SIGTERM', stop).once('SIGINT', stop)
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...HEAP] })
  for (let i = 0; i < count; i++) fork()
}
