import { describe, expect, it } from 'vitest'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import { pickPack } from '@/lib/policy/rules/packs'
import { questionsFor } from '@/lib/policy/rules/question-body'
import type { Kind, Service } from '@/lib/policy/rules/vocabulary'
import { readBackText, type ReadBackInput } from '@/lib/tickets/rules/read-back'
import { spokenTime } from '@/lib/tickets/rules/spoken-time'

const { body } = pickPack(shippedPacks, { topic: 'questions', region: 'CN', on: '2026-11-22' })!
const call = (kind: Kind, service: Service, more: Partial<ReadBackInput>): ReadBackInput => ({
  callerName: '王芳',
  contactPhone: '138 0000 5678',
  address: '建设里5号楼2单元301',
  kind,
  facts: {},
  questions: questionsFor(body, kind, service),
  now: new Date('2026-11-22T09:00:00+08:00'),
  timeZone: 'Asia/Shanghai',
  ...more,
})

const noHeat = call('repair', 'heat', {
  facts: { since: '2026-11-21T20:00:00+08:00', rooms: ['bedrooms'], neighbours: 'above-cold', 'visit-time': '' },
})

describe('read-back', () => {
  it('H4 reads no heat back in the order people speak', () => {
    expect(readBackText('zh-CN', noHeat)).toBe(
      '您是建设里5号楼2单元301的王芳，从昨晚八点起两个卧室不热，楼上也冷，联系电话尾号5678，对吗？',
    )
    expect(readBackText('en', { ...noHeat, callerName: 'Wang Fang', address: 'Jianshe Li 5-2-301' })).toBe(
      'You are Wang Fang at Jianshe Li 5-2-301; since 8 pm last night, no heat in both bedrooms, the neighbours above are cold too; we can reach you on the number ending 5678. Is that right?',
    )
  })

  it('H4 keeps the customer’s own words for a time and leaves out what is not known', () => {
    const facts = {
      since: '昨晚 20:00',
      rooms: ['living', 'main-bedroom'],
      neighbours: 'unknown',
      'valves-touched': false,
    }
    expect(readBackText('zh-CN', { ...noHeat, facts })).toBe(
      '您是建设里5号楼2单元301的王芳，从昨晚 20:00起客厅、主卧不热，阀门没有动过，联系电话尾号5678，对吗？',
    )
  })

  it('H3 reads the landmark words back exactly as told', () => {
    const leak = call('leak', 'water', {
      callerName: '李强',
      address: '',
      landmarks: '学校对面，过了报亭，往河边走二十步',
      facts: { 'leak-place': 'road', 'leak-strength': 'burst', danger: ['traffic'], 'valve-known': 'unknown' },
    })
    expect(readBackText('zh-CN', leak)).toBe(
      '您是李强，位置您说是“学校对面，过了报亭，往河边走二十步”，路面上冒水，水喷得很大，影响行人和车辆，联系电话尾号5678，对吗？',
    )
    expect(readBackText('en', leak)).toContain('“学校对面，过了报亭，往河边走二十步”')
  })

  it('H2 names the fault address only when it is another place', () => {
    const elsewhere = readBackText('zh-CN', { ...noHeat, faultAddress: '建设里5号楼地下室' })
    expect(elsewhere).toContain('出问题的地方在建设里5号楼地下室，')
    expect(readBackText('zh-CN', { ...noHeat, faultAddress: noHeat.address })).not.toContain('出问题的地方')
  })

  it('H4 falls back to the summary, and to nothing, without an empty comma', () => {
    const bare = call('complaint', 'power', { callerName: '', contactPhone: '', address: '', summary: '收费不对。' })
    expect(readBackText('zh-CN', bare)).toBe('收费不对，对吗？')
    expect(readBackText('zh-CN', { ...bare, summary: '' })).toBe('')
    expect(readBackText('en', bare)).toBe('收费不对. Is that right?')
  })

  it('H2 H4 never says the caller is the contact, and gives no name to whoever gave none', () => {
    const other = { ...noHeat, callerName: '周大爷', contactName: '刘师傅', contactPhone: '13900002222', address: '' }
    expect(readBackText('zh-CN', other)).toBe(
      '您是周大爷，从昨晚八点起两个卧室不热，楼上也冷，联系人是刘师傅，电话尾号2222，对吗？',
    )
    expect(readBackText('en', other)).toContain('we can reach 刘师傅 on the number ending 2222')
    expect(readBackText('zh-CN', { ...noHeat, callerName: '' })).toMatch(/^您说的是建设里5号楼2单元301，从昨晚八点起/)
    expect(readBackText('en', { ...noHeat, callerName: '', address: '' })).toMatch(/^Since 8 pm last night/)
  })

  it('H4 a complaint is read back with what is expected and kept confidential', () => {
    const facts = { 'complaint-about': 'attitude', 'expected-result': '当面道歉', confidential: true }
    expect(readBackText('zh-CN', call('complaint', 'heat', { facts }))).toBe(
      '您是建设里5号楼2单元301的王芳，您反映的是服务态度的问题，您希望当面道歉，您的身份我们会保密，联系电话尾号5678，对吗？',
    )
  })

  it.each([
    ['2026-11-22T00:05:00+08:00', '今天凌晨零点零五分', '12:05 am today'],
    ['2026-11-22T06:30:00+08:00', '今天早上六点半', '6:30 am today'],
    ['2026-11-21T14:12:00+08:00', '昨天下午两点十二分', '2:12 pm yesterday'],
    ['2026-11-20T22:40:00+08:00', '前晚十点四十分', '20 Nov at 10:40 pm'],
    ['2026-11-01T12:00:00+08:00', '11月1日中午十二点', '1 Nov at 12 pm'],
    ['2026-11-22T20:00:00+08:00', '今晚八点', '8 pm today'],
    ['2026-11-23T09:00:00+08:00', '明天上午九点', '9 am tomorrow'],
    ['上个礼拜', '上个礼拜', '上个礼拜'],
  ])('H4 says %s as %s', (value, zh, en) => {
    const now = new Date('2026-11-22T10:00:00+08:00')
    expect(spokenTime('zh-CN', value, now, 'Asia/Shanghai')).toBe(zh)
    expect(spokenTime('en', value, now, 'Asia/Shanghai')).toBe(en)
  })
})
