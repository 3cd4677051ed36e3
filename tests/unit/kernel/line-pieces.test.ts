import { describe, expect, it } from 'vitest'
import { linePieces } from '@/lib/kernel/line-pieces'

describe('B4 lines of a letter', () => {
  const text = '尊敬的张三：扣款当天（2026-12-28）余额不足，请在 2027-01-15 前缴清《供热费》¥1,805.50。”谢谢；好、吧）'

  it('B4 no line begins with what closes, and none ends with what opens', () => {
    for (const piece of linePieces(text)) {
      expect(piece).not.toMatch(/^[。，、；：）》”]/)
      expect(piece).not.toMatch(/[（《“]$/)
    }
  })

  it('B4 nothing of the text is lost, words and numbers stay whole', () => {
    expect(linePieces(text).join('')).toBe(text)
    expect(linePieces('共 ¥3,100.99，请缴')).toContain('¥3,100.99，')
    expect(linePieces('𠮷强。')).toEqual(['𠮷', '强。'])
    expect(linePieces('。。')).toEqual(['。。'])
  })
})
