import 'server-only'
import pino from 'pino'
import { env } from './env'

let instance: pino.Logger | undefined

/** One JSON line per entry; personal data never goes in. */
export function logger(): pino.Logger {
  instance ??= pino({ level: env().LOG_LEVEL, base: { pid: process.pid } })
  return instance
}
