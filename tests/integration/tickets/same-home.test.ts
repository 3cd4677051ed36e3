import { describe, expect, it } from 'vitest'
import { readBackText } from '@/lib/tickets/rules/read-back'
import { useDatabase } from '../../support/process-database'
import { MORNING, race, refusal, town } from '../../support/town'

const test = useDatabase()

describe('a call in words', () => {
  it('H5 S1 knows the home however its address is written, and an unknown one by its words', async () => {
    const t = await town(test.db)
    await t.call()
    const by = (n: number, faultAddress: string) =>
      t.call(
        {
          agreementId: null,
          faultElsewhere: true,
          faultAddress,
          callerPhone: `139000002${n}`,
          contactPhone: `139000002${n}`,
        },
        'agent2',
      )
    const city = '云河市河东区'
    const forms = [
      '建设里小区5号楼2单元301',
      `${city}建设里5号楼2单元301室`,
      '建设里社区五栋二单元 3楼301',
      '人民路12号建设里5号楼2单元03层301',
    ]
    for (const [n, form] of forms.entries()) expect(await refusal(by(10 + n, form)), form).toEqual(['duplicate_open'])
    const unknown = '开发区新建的三号安置房2单元301'
    await by(20, unknown)
    expect(await refusal(by(21, unknown))).toEqual(['duplicate_open'])
    const calls = Array.from({ length: 6 }, (_, n) => by(30 + n, '开发区四号安置房1单元101'))
    expect((await race(calls)).won).toBe(1)
  })

  it('H4 RC7 takes the whole of what was said, and reads back as much as can be read', async () => {
    const t = await town(test.db)
    const words = '暖气不热，'.repeat(500)
    const no = await t.call({ words, facts: [], readBack: words.slice(0, 2400), readBackConfirmed: true })
    expect((await t.ticketOf(no)).words).toBe(words)
    const facts = { facts: {}, questions: [], callerName: '王芳', contactPhone: '', kind: 'complaint' as const }
    const spoken = readBackText('zh-CN', { ...facts, summary: words, now: MORNING, timeZone: 'Asia/Shanghai' })
    expect(spoken.length).toBeLessThan(260)
    expect(spoken).toMatch(/^您是王芳，暖气不热.*…，对吗？$/)
  })
})
