import { describe, expect, it } from 'vitest'
import { csvCell } from '@/lib/kernel/csv-cell'

describe('R3 cells of an export', () => {
  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '\tcmd', '\rcmd', '＝1', '＋1', '－1', '＠x', '  =1', '\u3000=1'])(
    '%j is never a formula',
    (text) => {
      expect(csvCell(text)).toBe(`'${text}`)
    },
  )
  it.each(['', '建设里5号楼', 'T261122-0001', '2026-11-22 10:00:00', 'a=b', '18°C'])('%j stays as it is', (text) => {
    expect(csvCell(text)).toBe(text)
  })
})
