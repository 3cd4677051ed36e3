/** Something the person at the terminal can put right: one plain sentence, and what to do. */
export class Refusal extends Error {
  constructor(sentence, remedy = '') {
    super(sentence)
    this.remedy = remedy
  }
}

const live = process.stdout.isTTY
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

export const line = (text = '') => process.stdout.write(`${text}\n`)
export const note = (text) => line(`  · ${text}`)

/** Runs one step and shows it: its name while it runs, what came of it and how long it took afterwards. */
export async function step(name, work) {
  const since = Date.now()
  const clear = live ? '\r\x1b[2K' : ''
  const show = () => live && process.stdout.write(`${clear}  … ${name}  ${seconds(since)}`)
  show()
  const timer = setInterval(show, 500)
  const announce = live ? null : setTimeout(() => line(`  … ${name}`), 1500)
  try {
    const outcome = await work()
    line(`${clear}  ✓ ${name}${typeof outcome === 'string' ? `: ${outcome}` : ''}  (${seconds(since)})`)
    return outcome
  } catch (error) {
    line(`${clear}  ✗ ${name}  (${seconds(since)})`)
    throw error
  } finally {
    clearInterval(timer)
    clearTimeout(announce)
  }
}

/** Prints why a command ends, without a stack when the person can put it right. */
export function explain(error) {
  const out = (text) => process.stderr.write(`${text}\n`)
  if (!(error instanceof Refusal)) return out(`\n${error?.stack ?? error}`)
  out(`\n${error.message}`)
  if (error.remedy) out(error.remedy)
}
