import { describe, expect, it } from 'vitest'
import { stillBelow } from '@/lib/fieldwork/rules/finishing'

const reading = (place: string, value: string, meetsStandard: boolean | null, at: string) => ({
  kind: 'room-temp',
  place,
  value,
  meetsStandard,
  at,
})

describe('a room that stayed cold', () => {
  it('F2 is the one whose last reading is below the standard, whatever was measured before', () => {
    const bedroom = reading('bedroom', '15.5', false, '2026-12-08T10:00:00Z')
    const readings = [
      bedroom,
      reading('living', '16.0', false, '2026-12-08T10:01:00Z'),
      reading('living', '18.5', true, '2026-12-08T10:40:00Z'),
      reading('shaft', '42', null, '2026-12-08T10:02:00Z'),
    ]
    expect(stillBelow(readings)).toEqual([bedroom])
  })
  it('F2 is none where nothing was measured or all was warm', () => {
    expect(stillBelow([])).toEqual([])
    expect(stillBelow([reading('living', '18.0', true, '2026-12-08T10:00:00Z')])).toEqual([])
  })
})
