import { writeFileSync } from 'node:fs'
import type { Case } from './cases'
import { send } from './drive'
import type { Statement, Step } from './recorder'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const NUMBER = /\b(?:[TW]\d{6}-\d{4,}|S\d{4}-\d{8})\b/g
const bornAt = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16)

/** What is new in every call: ids and numbers made by it, and by name what the call brings of its own. */
export type Fresh = string[]

/** The statements with `{{0}}`, `{{1}}` … where something new belongs. */
function template(steps: Step[], own: Record<string, string>, since: number): { steps: Step[]; fresh: Fresh } {
  const places = new Map<string, number>()
  const fresh: Fresh = []
  const place = (text: string, what: string) => {
    if (!places.has(text)) {
      places.set(text, fresh.length)
      fresh.push(what)
    }
    return `{{${places.get(text)!}}}`
  }
  const brought = Object.entries(own)
  const replaced = (value: string | null) =>
    value &&
    brought
      .reduce((text, [name, said]) => text.replaceAll(said, () => place(said, `own:${name}`)), value)
      .replace(UUID, (id) => (bornAt(id) >= since ? place(id, 'id') : id))
      .replace(NUMBER, (no) => place(no, `no:${no[0]}`))
  const put = ({ text, values }: Statement) => ({ text, values: values.map(replaced) })
  return { steps: steps.map((step) => ({ ...step, statements: step.statements.map(put) })), fresh }
}

const size = (steps: Step[]) => steps.reduce((sum, step) => sum + step.statements.length, 0)

type Recorder = { take: () => Step[] }
export type Recorded = { fresh: Fresh; counts: Record<string, number> }

/** Asks each case once per sample and keeps what the database was asked; caches are warm, as they are in service. */
export async function record(
  port: number,
  cookie: string,
  recorder: Recorder,
  cases: Case[],
  file: string,
): Promise<Recorded> {
  const kept: Record<string, Step[][]> = {}
  const counts: Record<string, number> = {}
  let fresh: Fresh = []
  for (const { name, samples, call, isRight } of cases) {
    const ask = async (n: number) => {
      const asked = call(n)
      recorder.take()
      const since = Date.now()
      const answer = await send(port, {
        ...asked,
        headers: { ...asked.headers, cookie, origin: `http://localhost:${port}` },
      })
      if (answer.status !== 200 || !isRight(answer.text))
        throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 600)}`)
      return { asked, since, steps: recorder.take() }
    }
    await ask(0)
    const recordings = []
    for (let n = 0; n < (samples === 1 ? 6 : samples); n++) recordings.push(await ask(n))
    const least = recordings.reduce((a, b) => (size(b.steps) < size(a.steps) ? b : a))
    counts[name] = size(least.steps)
    if (least.asked.own) {
      const made = template(least.steps, least.asked.own, least.since)
      fresh = made.fresh
      kept[name] = [made.steps]
    } else kept[name] = recordings.map(({ steps }) => steps)
  }
  writeFileSync(file, JSON.stringify(kept))
  return { fresh, counts }
}

/** What a floor's n-th call brings: ids and numbers of its own making, the rest as ours would. */
export function freshValues(fresh: Fresh, n: number, own: Record<string, string>, newId: () => string): string[] {
  return fresh.map((what) => {
    if (what === 'id') return newId()
    const [kind, name = ''] = what.split(':')
    return kind === 'own' ? own[name]! : `${name}999999-${n}`
  })
}
