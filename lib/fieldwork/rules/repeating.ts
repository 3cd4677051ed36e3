/** The answer that names what is wrong, by service; a repeat is the same kind with the same answer. */
const SYMPTOM_QUESTIONS = ['rooms', 'symptom', 'fault', 'water-problem', 'power-problem'] as const

type Told = { question: string; answer: unknown }

/** The symptom of a matter as a key: its kind and the answer naming what is wrong, whatever order several were ticked in. */
export function symptomOf(kind: string, facts: readonly Told[]): string {
  const told = SYMPTOM_QUESTIONS.flatMap((key) => facts.find(({ question }) => question === key) ?? [])[0]
  const answers = told === undefined ? [] : Array.isArray(told.answer) ? told.answer : [told.answer]
  return [kind, told?.question ?? '', ...answers.map(String).sort()].join('|').slice(0, 200)
}

/** The n-th repair without lasting help, counted with the one just done (repeat pack: times in a season). */
export const isRepeat = (done: number, times: number): boolean => done >= times
