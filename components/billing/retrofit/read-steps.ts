/** The steps of a schedule as they are typed, one a line with its date first; null when a line has none. */
export function readSteps(text: string): { on: string; what: string }[] | null {
  const lines = text.split('\n').map((line) => line.trim())
  const steps = lines.filter(Boolean).map((line) => /^(\d{4}-\d{2}-\d{2})\s+(.+)$/.exec(line))
  return steps.every((step) => step !== null) ? steps.map(([, on = '', what = '']) => ({ on, what })) : null
}
