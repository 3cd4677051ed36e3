import { describe, expect, it } from 'vitest'
import { previewLayout } from '@/lib/billing/edit-layout'
import { PreviewLayoutInput } from '@/lib/billing/inputs'
import { beginningOf } from '@/lib/billing/rules/sample'
import { SHIPPED_LAYOUTS } from '@/lib/billing/rules/shipped-layouts'
import type { StaffContext } from '@/lib/platform/context'

const [{ body }] = SHIPPED_LAYOUTS as [(typeof SHIPPED_LAYOUTS)[number]]
const ctx = { actor: { kind: 'system', orgId: 'x', name: 'test' } } as unknown as StaffContext
const see = (text: string) => {
  const file = { name: 'sample.txt', base64: Buffer.from(text).toString('base64') }
  return previewLayout(ctx, PreviewLayoutInput.parse({ body, file }))
}
const detail = (n: number) => `${n}|RN${n}|D${n}|x|10.00|00||`
const whole = (count: number) => {
  const rows = Array.from({ length: count }, (_, n) => detail(n + 1))
  return ['H|ICBC|B1|1|1.00', ...rows, `T|${count}|${count * 10}.00`, ''].join('\n')
}

describe('B4 the sample of a layout', () => {
  it('B4 a sample is read from its beginning only: so many bytes, lines and columns, whatever it is made of', async () => {
    for (const text of [
      '|\n'.repeat(262_000),
      '|'.repeat(524_000),
      `${detail(1)}\n`.repeat(20_000),
      '\n'.repeat(500_000),
    ]) {
      const { bytes, isCut } = beginningOf(Buffer.from(text))
      expect(isCut).toBe(true)
      expect(bytes.length).toBeLessThanOrEqual(64 * 1024)
      expect(bytes.toString().split('\n').length).toBeLessThanOrEqual(201)
      const seen = await see(text)
      expect(seen.details).toBeLessThanOrEqual(200)
      expect(seen.cutAfter).not.toBe(null)
      expect(JSON.stringify(seen).length).toBeLessThan(40_000)
    }
  })

  it('B4 a sample read whole says whether its totals hold; one that is cut says so instead', async () => {
    const three = await see(whole(3))
    expect(three).toMatchObject({ details: 3, parked: '', cutAfter: null })
    expect(three.lines[0]).toEqual({ n: 1, kind: 'header', batchNo: 'B1' })
    expect(three.lines[1]).toMatchObject({ n: 2, kind: 'success', amountFen: '1000', name: 'x' })
    expect(three.lines[4]).toEqual({ n: 5, kind: 'trailer', count: 3, sumFen: '3000' })
    const [, torn] = (await see('H|ICBC|B1|1|1.00\n1|RN1|D1\nT|0|0.00\n')).lines
    expect(torn).toMatchObject({ n: 2, kind: 'broken', why: 'columns' })
    expect(await see(whole(3).replace('T|3', 'T|4'))).toMatchObject({ parked: 'total_mismatch', cutAfter: null })
    expect(await see(whole(198))).toMatchObject({ details: 198, cutAfter: null })
    expect(await see(whole(300))).toMatchObject({ details: 199, quarantined: 0, parked: '', cutAfter: 200 })
    expect(await see(whole(300).slice(1))).toMatchObject({ parked: 'no_header', cutAfter: 200 })
    expect(beginningOf(Buffer.from(whole(3))).isCut).toBe(false)
    expect(beginningOf(Buffer.alloc(0))).toMatchObject({ isCut: false })
  })
})
