import { describe, expect, it } from 'vitest'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import type { ClocksBody } from '@/lib/policy/rules/pack-bodies'
import { limitsFor, localDateOf, parsePackBody, pickPack, seasonPhase, type LimitQuery } from '@/lib/policy/rules/packs'
import { questionsFor } from '@/lib/policy/rules/question-body'
import { KINDS, SERVICES, TOPICS, type Service } from '@/lib/policy/rules/vocabulary'

const on = '2026-11-22'
const clocks = (region: string, service: Service) => {
  const pack = pickPack(shippedPacks, { topic: 'clocks', region, service, on })
  if (!pack) throw new Error(`no clocks for ${region} ${service}`)
  return pack
}
const query: LimitQuery = {
  kind: 'repair',
  service: 'heat',
  customerClass: 'ordinary',
  phase: 'season',
  severity: 'normal',
}

describe('policy packs', () => {
  it('D5 every shipped pack fits its schema and names its source in both languages', () => {
    for (const pack of shippedPacks) {
      expect(parsePackBody(pack.topic, pack.body)).toEqual(pack.body)
      for (const words of [pack.title, pack.titleEn, pack.source, pack.sourceEn]) expect(words).not.toBe('')
      if (!pack.verified) expect(pack.sourceEn).toMatch(/^AskOnce default, unverified/)
    }
    const keys = shippedPacks.map(({ topic, region, service, version }) => `${topic} ${region} ${service} ${version}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(shippedPacks.map(({ topic }) => topic))).toEqual(new Set(TOPICS))
  })

  it('D5 every number of a clock cites a rule or says it is unverified', () => {
    for (const pack of shippedPacks.filter(({ topic }) => topic === 'clocks')) {
      for (const rule of (pack.body as ClocksBody).rules) {
        expect(rule.source.includes('未核实')).toBe(!rule.verified)
        expect(rule.sourceEn.includes('unverified')).toBe(!rule.verified)
      }
    }
  })

  it('D5 a broken pack body is refused', () => {
    const { body } = clocks('CN-37-13', 'heat')
    expect(() => parsePackBody('clocks', { ...body, warnShare: 1.5 })).toThrow()
    expect(() => parsePackBody('clocks', { ...body, rules: [] })).toThrow()
    const days = { ...body.rules[0], limit: { amount: 1.5, unit: 'working-days', counting: 'working-days' } }
    expect(() => parsePackBody('clocks', { ...body, rules: [days] })).toThrow()
    const mixed = { ...body.rules[0], limit: { amount: 3, unit: 'minutes', counting: 'working-days' } }
    expect(() => parsePackBody('clocks', { ...body, rules: [mixed] })).toThrow()
  })

  it('D5 picks the narrowest region, then the service, then the latest that has begun', () => {
    const national = clocks('CN', 'power')
    const body = national.body
    const make = (
      region: string,
      service: Service | null,
      effectiveFrom: string,
      version = 1,
      effectiveTo?: string,
    ) => ({
      ...national,
      region,
      service,
      effectiveFrom,
      effectiveTo,
      version,
      body,
    })
    const packs = [
      make('CN', null, '2020-01-01'),
      make('CN', 'power', '2020-01-01'),
      make('CN-37', null, '2020-01-01', 1, '2026-12-31'),
      make('CN-37', null, '2026-12-01', 2),
      make('CN-3', 'power', '2020-01-01'),
    ]
    const pick = (region: string, service: Service, date: string) => {
      const found = pickPack(packs, { topic: 'clocks', region, service, on: date })
      return found && `${found.region} ${found.service} v${found.version}`
    }
    expect(pick('CN-37-13', 'power', on)).toBe('CN-37 null v1')
    expect(pick('CN-37-13', 'power', '2026-12-01')).toBe('CN-37 null v2')
    expect(pick('CN-37-13', 'power', '2027-01-01')).toBe('CN-37 null v2')
    expect(pick('CN-11', 'power', on)).toBe('CN power v1')
    expect(pick('CN-11', 'heat', on)).toBe('CN null v1')
    expect(pick('CN-11', 'heat', '2019-12-31')).toBeUndefined()
    expect(pick('US', 'heat', on)).toBeUndefined()
  })

  it('D5 the date of a pack is the local date', () => {
    expect(localDateOf('Asia/Shanghai', new Date('2026-11-15T15:59:59.999Z'))).toBe('2026-11-15')
    expect(localDateOf('Asia/Shanghai', new Date('2026-11-15T16:00:00Z'))).toBe('2026-11-16')
  })

  it.each([
    ['2026-11-15', 'off-season'],
    ['2026-11-16', 'season-start'],
    ['2026-11-25', 'season-start'],
    ['2026-11-26', 'season'],
    ['2026-12-31', 'season'],
    ['2027-01-01', 'season'],
    ['2024-02-29', 'season'],
    ['2027-04-05', 'season'],
    ['2027-04-06', 'off-season'],
  ])('D5 season phase in Qingdao on %s: %s', (date, phase) => {
    expect(seasonPhase(clocks('CN-37-02', 'heat').body.season, date)).toBe(phase)
  })

  it('D5 seasons inside a year and services without one', () => {
    const season = { from: '05-01', to: '09-30', startDays: 1, source: 'x', sourceEn: 'x', verified: false }
    expect(seasonPhase(season, '2026-05-01')).toBe('season-start')
    expect(seasonPhase(season, '2026-05-02')).toBe('season')
    expect(seasonPhase(season, '2026-10-01')).toBe('off-season')
    expect(seasonPhase(undefined, '2026-10-01')).toBe('season')
  })

  it.each([
    ['CN-37-13', 'heat', { kind: 'repair' }, 'arrive', 1440, true],
    ['CN-37-13', 'heat', { kind: 'complaint' }, 'reply', 4320, true],
    ['CN-37-02', 'heat', { kind: 'leak' }, 'arrive', 60, true],
    ['CN-37-02', 'heat', { kind: 'repair', phase: 'season-start' }, 'arrive', 300, true],
    ['CN-37-02', 'heat', { kind: 'repair' }, 'arrive', 120, true],
    ['CN-37-02', 'heat', { kind: 'repair', phase: 'off-season' }, 'arrive', 1440, false],
    ['CN-11', 'heat', { kind: 'repair' }, 'reply', 60, false],
    ['CN-11', 'heat', { kind: 'repair' }, 'arrive', 360, false],
    ['CN-11', 'heat', { kind: 'repair' }, 'resolve', 1440, false],
    ['CN-37-02', 'water', { kind: 'leak' }, 'arrive', 60, true],
    ['CN-37-13', 'power', { kind: 'repair' }, 'arrive', 45, true],
    ['CN-37-13', 'power', { kind: 'repair', area: 'rural' }, 'arrive', 90, true],
    ['CN-37-13', 'power', { kind: 'repair', area: 'remote' }, 'arrive', 120, true],
    ['CN-37-13', 'power', { kind: 'complaint' }, 'reply', 4, true],
    ['CN', 'telecom', { kind: 'repair' }, 'resolve', 2880, true],
    ['CN', 'telecom', { kind: 'repair', area: 'rural' }, 'resolve', 4320, true],
    ['CN', 'property', { kind: 'repair', severity: 'emergency' }, 'arrive', 30, false],
    ['CN-37-13', 'heat', { kind: 'repair' }, 'accept', 30, false],
    ['CN-37-13', 'heat', { kind: 'leak', severity: 'emergency' }, 'accept', 5, false],
  ] as const)('D5 limit of %s %s %o: %s %d (verified %s)', (region, service, ask, clock, amount, verified) => {
    const pack = clocks(region, service)
    const limit = limitsFor(pack, { ...query, service, ...ask })[clock]
    expect(limit).toMatchObject({ amount, verified, packVersion: pack.version, warnShare: 0.8 })
  })

  it('D4 key customers get half of every limit, and the source says so', () => {
    const pack = clocks('CN-37-13', 'heat')
    const ordinary = limitsFor(pack, query)
    const key = limitsFor(pack, { ...query, customerClass: 'key' })
    expect(key.arrive).toMatchObject({ amount: 720, verified: false })
    expect(key.arrive?.source).toContain('重点客户')
    expect(key.arrive?.source).toContain('第三十条')
    expect(ordinary.reply?.amount).toBe(2)
    expect(key.reply?.amount).toBe(1)
  })

  it('D4 a rule that names key customers stands as it is', () => {
    const pack = clocks('CN-37-13', 'heat')
    const rules = [{ ...pack.body.rules[0]!, classes: ['key' as const] }, ...pack.body.rules]
    const changed = { version: 2, body: { ...pack.body, rules } }
    expect(limitsFor(changed, { ...query, customerClass: 'key' }).arrive).toMatchObject({
      amount: 1440,
      packVersion: 2,
    })
  })

  it('D3 every kind of every service has a limit for acceptance and for an answer or a cure', () => {
    for (const [region, service] of [
      ['CN-37-13', 'heat'],
      ['CN-37-02', 'water'],
      ['CN', 'power'],
      ['CN', 'telecom'],
      ['CN', 'property'],
    ] as const) {
      for (const kind of KINDS) {
        const limits = limitsFor(clocks(region, service), { ...query, kind, service })
        expect(limits.accept, `${service} ${kind} accept`).toBeDefined()
        expect(limits.reply ?? limits.resolve, `${service} ${kind}`).toBeDefined()
      }
    }
  })

  it('F2 measuring: two hours behind closed doors in Linyi, one in Qingdao, with a verified instrument', () => {
    const measuring = (region: string) =>
      pickPack(shippedPacks, { topic: 'measuring', region, service: 'heat', on })?.body
    expect(measuring('CN-37-13')).toMatchObject({ doorsShutMinutes: 120, heightMetres: 1, instrumentVerified: true })
    expect(measuring('CN-37-02')).toMatchObject({ doorsShutMinutes: 60, heightMetres: 1 })
    expect(measuring('CN-37-02')?.standards).toContainEqual({ room: 'kitchen', celsius: 10 })
  })

  it('F3 every service that goes to a home has a boundary with a clause', () => {
    for (const service of ['heat', 'water', 'power'] as const) {
      const boundary = pickPack(shippedPacks, { topic: 'boundary', region: 'CN-37-13', service, on })
      expect(boundary?.body.clause.zh).toBeTruthy()
      expect(boundary?.body.clause.en).toBeTruthy()
    }
    expect(pickPack(shippedPacks, { topic: 'boundary', region: 'CN-37-02', service: 'heat', on })?.verified).toBe(true)
  })

  it('H1 each kind asks at most seven questions, each once, and at least one for every kind that needs it', () => {
    const body = pickPack(shippedPacks, { topic: 'questions', region: 'CN-37-13', service: 'heat', on })!.body
    for (const service of SERVICES) {
      for (const kind of KINDS) {
        const questions = questionsFor(body, kind, service)
        const keys = questions.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set(questions.map(({ order }) => order)).size).toBe(keys.length)
        expect(questions.length).toBeLessThanOrEqual(7)
        const noLeak = kind === 'leak' && (service === 'power' || service === 'telecom')
        expect(questions.length > 0).toBe(!noLeak)
        for (const question of questions) {
          const chosen = question.type === 'choice' || question.type === 'multi' || question.type === 'yes-no'
          expect(question.options.length > 0).toBe(chosen)
        }
      }
    }
    expect(questionsFor(body, 'repair', 'heat').map(({ key }) => key)).toEqual([
      'since',
      'rooms',
      'neighbours',
      'radiators',
      'measured-celsius',
      'valves-touched',
      'visit-time',
    ])
  })
})
