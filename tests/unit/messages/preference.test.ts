import { describe, expect, it } from 'vitest'
import { preferenceOf } from '@/lib/messages/rules/preference'

describe('a customer’s own hours', () => {
  it.each([
    ['18:00-20:30', { windows: [[1080, 1230]] }],
    ['房东在外地，租客缴费，晚8点后联系', { windows: [[1200, 1440]] }],
    [
      '上午9点到11点，下午15:00至16:30',
      {
        windows: [
          [540, 660],
          [900, 990],
        ],
      },
    ],
    ['请不要打电话', { noCalls: true }],
    ['房东在外地', undefined],
    ['20:00-18:00', undefined],
    ['', undefined],
  ])('U1 reads %s', (note, expected) => {
    expect(preferenceOf(note)).toEqual(expected)
  })
})
