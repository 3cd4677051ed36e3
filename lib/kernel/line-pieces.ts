/** What closes stays with what it closes, and what opens with what it opens: no line begins with 。 and none ends with （. */
const OPENS = '《（“‘「『【〔〈('
const CLOSES = '。，、；：）》”’」』】〕〉！？…,.;:!?)%'
const escaped = (set: string) => set.replace(/[\][\\^-]/g, '\\$&')
const PIECE = new RegExp(`[${escaped(OPENS)}]*(?:[A-Za-z0-9.,:/¥￥%\\-]+|[^\\s])[${escaped(CLOSES)}]*|\\s`, 'gu')

/** The pieces of a text between which a line may end: Chinese characters one by one, words and numbers whole, punctuation with its neighbour. */
export function linePieces(text: string): string[] {
  return text.match(PIECE) ?? []
}
