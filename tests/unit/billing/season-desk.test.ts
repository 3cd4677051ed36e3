import { describe, expect, it } from 'vitest'
import { offSeasonKeeps, uncheckedPrices, type TariffView } from '@/lib/billing/rules/season-desk'

const checked = { byName: '赵敏', at: '2026-10-01T00:00:00.000Z', note: '文件第 2 页' }
const price = (tariffClass: string, version: number, effectiveFrom: string, by: TariffView['checked']) =>
  ({ service: 'heat', tariffClass, version, effectiveFrom, checked: by }) as TariffView

describe('B2 what is said before bills are issued', () => {
  it('B2 counts the prices a run takes that nobody else has checked: of each class the last in force on its day', () => {
    const tariffs = [
      price('resident', 1, '2025-11-01', null),
      price('resident', 2, '2026-11-01', checked),
      price('resident', 3, '2027-11-01', null), // of the season after
      price('school', 1, '2025-11-01', checked),
      price('school', 2, '2025-11-01', null),
      { ...price('resident', 9, '2025-11-01', null), service: 'water' },
    ]
    expect(uncheckedPrices(tariffs, 'heat', '2026-11-15')).toBe(1)
    expect(uncheckedPrices(tariffs, 'heat', '2026-10-31')).toBe(2)
    expect(uncheckedPrices([], 'heat', '2026-11-15')).toBe(0)
  })

  it('F5 lines put off before a season keep its bills back until it is opened by name', () => {
    const period = { code: '2026-2027', service: 'heat' }
    const desk = (opened: boolean, before: number) => ({
      openings: [{ periodCode: '2026-2027', service: 'heat', opened, waiting: 9, before }],
    })
    expect(offSeasonKeeps(desk(false, 3), period)).toBe(3)
    expect(offSeasonKeeps(desk(false, 0), period)).toBe(0)
    expect(offSeasonKeeps(desk(true, 3), period)).toBe(0)
    expect(offSeasonKeeps(desk(false, 3), { ...period, code: '2025-2026' })).toBe(0)
  })
})
