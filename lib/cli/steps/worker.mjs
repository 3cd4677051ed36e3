import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Child } from './children.mjs'
import { root } from './root.mjs'
import { typescript } from './run.mjs'

const file = 'lib/jobs/worker.ts'

export const hasWorker = () => existsSync(join(root, file))

export const startWorker = (env) => new Child('worker', typescript(file), env)
