import { describe, expect, it } from 'vitest'
import { datedDays, toldTime } from '@/lib/tickets/rules/told-time'

const NOW = new Date('2026-12-08T02:00:00Z')
const told = (words: string) => toldTime(words, NOW, 480)

describe('H1 a time a customer tells means the same next week', () => {
  it.each([
    ['昨晚8点', '2026-12-07T20:00:00+08:00'],
    ['昨晚8点左右', '2026-12-07T20:00:00+08:00'],
    ['昨天晚上八点', '2026-12-07T20:00:00+08:00'],
    ['今天早上7点半', '2026-12-08T07:30:00+08:00'],
    ['上周五下午3点', '2026-12-04T15:00:00+08:00'],
    ['11月21日20:00', '2026-11-21T20:00:00+08:00'],
    ['半小时前', '2026-12-08T09:30:00+08:00'],
    ['一个小时前', '2026-12-08T09:00:00+08:00'],
    ['早上6点', '2026-12-08T06:00:00+08:00'],
  ])('%s', (words, at) => expect(told(words)).toBe(at))

  it.each([
    ['2026-12-07T21:39:00Z', '昨晚8点', '2026-12-07T20:00:00+08:00'],
    ['2026-12-07T21:39:00Z', '昨天晚上8点', '2026-12-07T20:00:00+08:00'],
    ['2026-12-07T16:05:00Z', '昨天下午3点', '2026-12-07T15:00:00+08:00'],
    ['2026-12-07T22:56:00Z', '今天早上6点', '2026-12-08T06:00:00+08:00'],
    ['2026-12-08T15:50:00Z', '今天早上6点', '2026-12-08T06:00:00+08:00'],
    ['2026-12-31T17:00:00Z', '昨晚11点半', '2026-12-31T23:30:00+08:00'],
  ])('counts days by the service’s clock: at %s, %s', (now, words, at) =>
    expect(toldTime(words, new Date(now), 480)).toBe(at),
  )

  it.each([
    '刚才',
    '昨晚',
    '三天前',
    '',
    '明天下午3点',
    '昨晚8点停的，今早又来了',
    'last night',
    '8点',
    '15:30',
    '2026-12-07T20:00:00+08:00',
  ])('keeps the words of %j', (words) => expect(told(words)).toBe(words))
})

describe('H1 a day a customer tells is that day next week', () => {
  it.each([
    ['今天下午', '12月8日下午'],
    ['明天上午，周末也行', '12月9日上午，周末也行'],
    ['昨晚', '12月7日晚'],
    ['昨天晚上停的，今早又来了', '12月7日晚上停的，12月8日早又来了'],
    ['大后天全天', '12月11日全天'],
    ['today after 3, or tomorrow', '8 Dec after 3, or 9 Dec'],
    ['三天前', '三天前'],
    ['前面那家，后面有门', '前面那家，后面有门'],
    ['下午都在', '下午都在'],
  ])('%s', (words, dated) => expect(datedDays(words, NOW, 480)).toBe(dated))
})
