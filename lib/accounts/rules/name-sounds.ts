import { pinyin } from 'pinyin-pro'

/** Characters outside the dictionary that are read as their common form. */
const READ_AS: Record<string, string> = { '𠮷': '吉', '𣲗': '湃', '𬭎': '宏', '𬀩': '伟' }

/** How a name sounds, for typing it without an input method: wf and wangfang for 王芳. Surnames keep their own reading. */
export function nameSounds(name: string): { initials: string; full: string } {
  const readable = [...name.normalize('NFKC')].map((char) => READ_AS[char] ?? char).join('')
  const syllables = pinyin(readable, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
  return { initials: syllables.map((syllable) => syllable[0]).join(''), full: syllables.join('') }
}
