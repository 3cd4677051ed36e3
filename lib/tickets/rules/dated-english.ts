const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const PARTS: Record<string, string> = {
  凌晨: 'before dawn',
  早上: 'morning',
  早: 'morning',
  上午: 'morning',
  中午: 'noon',
  下午: 'afternoon',
  傍晚: 'early evening',
  晚上: 'evening',
  晚: 'evening',
  夜: 'night',
}
const DATED = /^(\d{1,2})月(\d{1,2})日(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜)?$/u

/** A day as `datedDays` wrote it and nothing more (11月30日上午), in English: 30 Nov morning. Other words stay as they were told. */
export function datedInEnglish(words: string): string {
  const [, month, day, part] = DATED.exec(words.trim()) ?? []
  const name = MONTHS[Number(month) - 1]
  return name ? [day, name, part && PARTS[part]].filter(Boolean).join(' ') : words
}
