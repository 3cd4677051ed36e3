// Loaded into every child before its own code: when the process that started it is gone, it ends as if asked to.
import cluster from 'node:cluster'

if (process.channel && !cluster.isWorker) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  process.channel.unref()
}
