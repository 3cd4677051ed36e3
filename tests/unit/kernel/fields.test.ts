import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { businessNo, id, instant, line, localDate, paragraph, phone, required } from '@/lib/kernel/fields'
import { clip, clipLine, foldName, grams } from '@/lib/kernel/text'
import { TakeCallInput } from '@/lib/tickets/inputs'

const name = required(line(60))
const refused = (schema: z.ZodType, value: unknown) =>
  expect(schema.safeParse(value).success, String(value)).toBe(false)

describe('names and notes', () => {
  it('RC1 RC2 keep rare characters as typed', () => {
    for (const text of ['𠮷田', '〇〇', '𬺰芳', '葛󠄀城', '𰻝面馆']) expect(name.parse(text)).toBe(text)
  })

  it('RC3 match compatibility forms and keep the name as typed', () => {
    const typed = '\uf9dc江' // a compatibility ideograph
    expect(name.parse(typed)).toBe(typed)
    expect(foldName(typed)).toBe(foldName('隆江'))
    expect(grams(typed)).toEqual(grams('隆江'))
  })

  it('RC4 take minority names with any dot, forty characters long', () => {
    const long = '阿卜杜热依木·阿卜杜拉·买买提明·吐尔逊江·艾合买提·托合提'
    expect(name.parse(long)).toBe(long)
    for (const dot of ['·', '•', '・', '.']) expect(foldName(`买买提${dot}吐尔逊`)).toBe('买买提·吐尔逊')
  })

  it('RC7 take nothing anyone can read for a reason that was not given', () => {
    const reason = required(line(200))
    for (const blank of ['\u3164', '\u115f\u00ad', '\u{e0041}', '\u200f', '\u00a0 \u3000']) refused(reason, blank)
    expect(reason.parse('错\u00ad漏')).toBe('错\u00ad漏')
  })

  it('RC5 RC6 RC7 refuse half characters, NUL, direction marks and towers of accents', () => {
    for (const bad of [
      '王\ud842',
      '\udfb7芳',
      '王\u0000芳',
      '王\u202e芳',
      '王\u200b芳',
      `e${'\u0301'.repeat(1000)}`,
      '王\n芳',
    ]) {
      refused(name, bad)
    }
    for (const bad of ['\ud842', 'x\u0000', '\u202etxt']) refused(paragraph(4000), bad)
    expect(paragraph(4000).parse('👨‍👩‍👧 一家三口\r\n都冷')).toBe('👨‍👩‍👧 一家三口\n都冷')
  })

  it('RC8 fold full-width digits where digits are meant', () => {
    expect(phone.parse('１３８ ００００－５６７８'.replace('－', '-'))).toBe('13800005678')
    expect(phone.parse('+86 13800005678')).toBe('13800005678')
    expect(businessNo.parse('ｔ２６１１２４－００１'.toUpperCase().replace('－', '-'))).toBe('T261124-001')
    for (const fine of ['0539-8123456', '(0539) 81234567', '8123456', '400-123-4567', '12345', '+1 (212) 555-0100', ''])
      expect(phone.safeParse(fine).success, fine).toBe(true)
    for (const bad of ['12', '138000056781', '1380000567', 'abc', '1e10', '0x138', '+86138']) refused(phone, bad)
  })

  it('RC9 cut at the limit between characters, never inside one', () => {
    expect(name.safeParse('𠮷'.repeat(60)).success).toBe(true)
    refused(name, '𠮷'.repeat(61))
    expect(clip('👨‍👩‍👧'.repeat(5), 3)).toBe('👨‍👩‍👧👨‍👩‍👧…')
    expect(clip('𠮷𠮷𠮷', 2).isWellFormed()).toBe(true)
  })
})

describe('ids, times and shapes', () => {
  it('RC14 RC15 refuse operator objects, nothing, and lists where one id is meant', () => {
    for (const bad of [{ startsWith: '' }, { not: null }, undefined, null, [], ['a', 'b'], '', 'undefined', 1]) {
      refused(id, bad)
      refused(businessNo, bad)
    }
  })

  it('RC16 RC61 refuse keys nobody asked for', () => {
    const fine = {
      requestKey: 'k'.repeat(24),
      channel: 'hotline',
      kind: 'repair',
      service: 'heat',
      callerName: 'x',
      callerPhone: '',
      contactName: 'x',
      contactPhone: '13900000000',
      facts: [],
    }
    expect(TakeCallInput.safeParse(fine).success).toBe(true)
    for (const key of ['role', 'approvedBy', 'paidAt', 'constructor', 'orgId'])
      refused(TakeCallInput, { ...fine, [key]: 'x' })
    refused(TakeCallInput, JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(fine).slice(1)}`))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('RC39 refuse days that are not there and times without a zone', () => {
    for (const bad of [
      '2026-10-01T08:00:00',
      '2026-02-30T08:00:00Z',
      '1970-01-01T00:00:00Z',
      '9999-12-31T00:00:00Z',
      '2026-10-01T24:00:00Z',
      '2026-10-01',
    ])
      refused(instant, bad)
    for (const bad of ['2026-02-30', '1970-01-01', '9999-01-01', '2026-1-1', '01/02/2026']) refused(localDate, bad)
    expect(instant.parse('2026-10-01T08:00:00+08:00')).toEqual(new Date('2026-10-01T00:00:00Z'))
  })
})

describe('a line that is too long', () => {
  it('ends at a word where the language has words, and anywhere in Chinese', () => {
    expect(clipLine('No heat; the customer is at home', 18)).toBe('No heat; the…')
    expect(clipLine('No heat; the customer', 14)).toBe('No heat; the…')
    expect(clipLine('卧室不热已经三天了', 5)).toBe('卧室不热…')
    expect(clipLine('short', 5)).toBe('short')
    expect(clipLine('x'.repeat(60), 11)).toBe(`${'x'.repeat(10)}…`)
  })
})
