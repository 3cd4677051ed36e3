import { writeFileSync } from 'node:fs'
import { OTHER_MATTER, type Case } from './cases'
import { send, type Call } from './drive'
import type { Statement, Step } from './recorder'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const NUMBER = /\b[TW]\d{6}-\d{4,}\b/g
const bornAt = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16)

/** What is new in every save: ids made by it, its numbers, its key, its other matter, and its account. */
export type Fresh = ('id' | 'ticketNo' | 'orderNo' | 'key' | 'matter' | 'account')[]

function template(steps: Step[], call: Call, since: number): { steps: Step[]; fresh: Fresh } {
  const [input] = JSON.parse(call.body as string) as [
    { requestKey: string; agreementId: string; differentMatter: string },
  ]
  const places = new Map<string, number>()
  const fresh: Fresh = []
  const place = (text: string, what: Fresh[number]) => {
    if (!places.has(text)) {
      places.set(text, fresh.length)
      fresh.push(what)
    }
    return `{{${places.get(text)!}}}`
  }
  const replaced = (value: string | null) =>
    value &&
    value
      .replaceAll(input.requestKey, () => place(input.requestKey, 'key'))
      .replaceAll(input.differentMatter, () => place(input.differentMatter, 'matter'))
      .replace(UUID, (id) =>
        id === input.agreementId ? place(id, 'account') : bornAt(id) >= since ? place(id, 'id') : id,
      )
      .replace(NUMBER, (no) => place(no, no.startsWith('T') ? 'ticketNo' : 'orderNo'))
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
    for (let n = 0; n < (name === 'save a call' ? 6 : samples); n++) recordings.push(await ask(n))
    const least = recordings.reduce((a, b) => (size(b.steps) < size(a.steps) ? b : a))
    counts[name] = size(least.steps)
    if (name === 'save a call') {
      const made = template(least.steps, least.asked, least.since)
      fresh = made.fresh
      kept[name] = [made.steps]
    } else kept[name] = recordings.map(({ steps }) => steps)
  }
  writeFileSync(file, JSON.stringify(kept))
  return { fresh, counts }
}

/** The same words for every matter, so that a floor's save differs as ours does. */
export function freshValues(
  fresh: Fresh,
  n: number,
  account: string,
  make: { id: () => string; key: () => string },
): string[] {
  const made = { ticketNo: `T999999-${n}`, orderNo: `W999999-${n}`, account, matter: `${OTHER_MATTER}${n}` }
  return fresh.map((what) => (what === 'id' ? make.id() : what === 'key' ? make.key() : made[what]))
}
