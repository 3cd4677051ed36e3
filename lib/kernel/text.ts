const FULL_WIDTH_OFFSET = 0xfee0

/** Folds full-width ASCII (１２３，ＡＢＣ) to half-width; leaves everything else as typed. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\u3000/g, ' ')
}

/** Digits only, full-width folded: phones and account numbers as they are looked up. */
export function digitsOf(text: string): string {
  return foldWidth(text).replace(/\D/g, '')
}

/** A name as it is matched: width folded, dot variants one dot, compatibility forms unified, spaces out. The name itself is kept as typed. */
export function foldName(text: string): string {
  return foldWidth(text)
    .normalize('NFKC')
    .replace(/[·•・.‧∙]/g, '·')
    .replace(/\s+/g, '')
    .toLowerCase()
}

/** Two-character grams of everything people may search a text by: works for Chinese words of two characters, where trigrams do not. */
export function grams(...texts: (string | null | undefined)[]): string[] {
  const out = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    for (const run of foldName(text).split(/[^\p{L}\p{N}]+/u)) {
      const chars = [...run]
      for (let i = 0; i + 1 < chars.length; i++) out.add(chars[i]! + chars[i + 1]!)
    }
  }
  return [...out]
}

/** Phone as shown to those who may not see it whole: 138····5678. */
export function maskPhone(phone: string): string {
  const digits = digitsOf(phone)
  if (digits.length <= 4) return digits ? '····' : ''
  if (digits.length < 8) return `····${digits.slice(-4)}`
  return `${digits.slice(0, 3)}····${digits.slice(-4)}`
}

const LETTER = /[\p{Script=Latin}\d]/u
/** No word of a language that has spaces is longer: what is may be cut. */
const LONGEST_WORD = 24

/** A text that ends before `next`, without the piece of a word it was cut in. */
function wholeWords(kept: string[], next: string): string {
  if (!LETTER.test(next) || !LETTER.test(kept.at(-1) ?? '')) return kept.join('').trimEnd()
  const space = kept.lastIndexOf(' ')
  return (space > 0 && kept.length - space <= LONGEST_WORD ? kept.slice(0, space) : kept)
    .join('')
    .replace(/[\s,;:]+$/, '')
}

/** Cuts to at most n characters without splitting a grapheme. */
export const clip = (text: string, n: number): string => cut(text, n, (kept) => kept.join(''))

/** The same for what people read: a word of a language that has words stays whole. */
export const clipLine = (text: string, n: number): string => cut(text, n, wholeWords)

function cut(text: string, n: number, join: (kept: string[], next: string) => string): string {
  const parts = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map((p) => p.segment)
  return parts.length <= n ? text : `${join(parts.slice(0, n - 1), parts[n - 1]!)}…`
}
