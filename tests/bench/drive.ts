import { Agent, request } from 'node:http'

/** `own` of a call that changes something: what is its own in every call, by name; a floor puts its own there too. */
export type Call = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
  own?: Record<string, string>
}
export type Figures = { p50: number; p95: number; rps: number }
export type Sample = { times: number[]; seconds: number }

type Answer = { status: number; text: string; headers: NodeJS.Dict<string | string[]> }

export function send(port: number, { method = 'GET', path, headers, body }: Call, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(
      { host: '127.0.0.1', port, agent, method, path, headers: { host: `localhost:${port}`, ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            headers: answer.headers,
          }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** So many people at once, each asking again as soon as they are answered; a wrong answer ends the run. */
export async function drive(
  port: number,
  concurrency: number,
  seconds: number,
  next: () => Call,
  isRight: (answer: Answer) => boolean,
): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const times: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  const person = async () => {
    while (performance.now() < until) {
      const call = next()
      const since = performance.now()
      const answer = await send(port, call, agent)
      times.push(performance.now() - since)
      if (!isRight(answer))
        throw new Error(`${call.method ?? 'GET'} ${call.path} gave ${answer.status}: ${answer.text.slice(0, 500)}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, person))
  const took = (performance.now() - began) / 1000
  agent.destroy()
  return { times, seconds: took }
}

export function figures(samples: readonly Sample[]): Figures {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0)
  return { p50: at(0.5), p95: at(0.95), rps: Math.round((times.length / seconds) * 10) / 10 }
}
