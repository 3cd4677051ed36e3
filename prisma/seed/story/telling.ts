/** Facts as the stories write them: question and answer. */
export type Told = { question: string; answer: string | string[] }

export const told = (given: Record<string, string | string[]>): Told[] =>
  Object.entries(given).map(([question, answer]) => ({ question, answer }))

/** No heat in the bedrooms, the neighbours cold as well. */
export const cold = (since: Date, more: Record<string, string | string[]> = {}) =>
  told({
    since: since.toISOString(),
    rooms: ['bedrooms'],
    neighbours: 'both-cold',
    radiators: 'all-cold',
    'valves-touched': 'no',
    ...more,
  })
