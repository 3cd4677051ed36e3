import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRegister } from '@/lib/accounts/import-register'
import { findCustomers, findPlace, getAccountContext, getAccountPage, listCommunities } from '@/lib/accounts/queries'
import { revealContact } from '@/lib/tickets/reveal-contact'
import type { StaffContext } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { testDatabase, type TestDatabase, type TestOrg } from '../../support/database'

const REGISTER = 'prisma/seed/register.gb18030.csv'
const HOME = '老机床厂宿舍23号楼4单元1003'

let test: TestDatabase
let org: TestOrg
let agent: StaffContext
let stranger: StaffContext

beforeAll(async () => {
  test = await testDatabase()
  Object.assign(process.env, { DATABASE_URL: test.url, NEXTAUTH_SECRET: 'a secret for tests only' }) // where askings are counted
  org = await test.newOrg()
  await importRegister(test.systemCtx(org), { path: REGISTER })
  agent = test.ctxFor(org, ['hotline-agent'])
  stranger = test.ctxFor(await test.newOrg(), ['hotline-agent'])
}, 60_000)
afterAll(() => test.close())

const numbers = async (text: string) => (await findCustomers(agent, text)).map((hit) => hit.accountNo)
const idOf = async (accountNo: string) => (await findCustomers(agent, accountNo))[0]!.agreementId

describe('the search box', () => {
  it.each([
    ['RN10000007', 'account-no'],
    ['rn１００００００7', 'account-no'],
    ['10000007', 'account-no'],
    ['17753493880', 'phone'],
    ['177 5349-3880', 'phone'],
    ['3880', 'phone'],
    [HOME, 'address'],
    ['老机床厂宿舍23-4-1003', 'address'],
    ['老机床厂宿舍 23栋4门1003室', 'address'],
    ['老机床23-4-1003', 'address'],
    ['23-4-1003', 'address'],
  ])('H5 finds the account by %s', async (text, matchedBy) => {
    const hit = (await findCustomers(agent, text)).find((found) => found.accountNo === 'RN10000007')
    expect(hit).toMatchObject({ name: '张梅', address: HOME, service: 'heat', phoneMasked: '177····3880', matchedBy })
  })

  it('H5 M3 does not find a number by more of it than is shown, short of the whole', async () => {
    for (const text of ['53493', '93880', '17753493', '7753493880'])
      expect(await numbers(text)).not.toContain('RN10000007')
  })

  it.each(['张梅 老机床', '老机床厂宿舍 张梅', '张梅 23-4-1003', '张梅 老机床厂宿舍 23-4-1003', '23栋4门 张梅'])(
    'H5 finds one of many of a name by where they live: %s',
    async (text) => {
      const [first, ...others] = await findCustomers(agent, text, 50)
      expect(first).toMatchObject({ name: '张梅', address: HOME, matchedBy: 'name' })
      expect(others.filter((hit) => hit.matchedBy === 'name' && hit.address !== HOME)).toEqual([])
    },
  )

  it('H5 finds names, their sound, rare characters and every way to write a dot', async () => {
    expect((await findCustomers(agent, '张梅', 50)).every((hit) => hit.name.startsWith('张梅'))).toBe(true)
    expect((await findCustomers(agent, 'jtf', 50)).some((hit) => hit.name === '𠮷田飞')).toBe(true)
    expect((await findCustomers(agent, 'zhangmei', 50)).some((hit) => hit.name === '张梅')).toBe(true)
    expect(await findCustomers(agent, '𠮷田', 50)).toHaveLength(11)
    expect((await findCustomers(agent, '阿依古丽•买'))[0]).toMatchObject({ name: '阿依古丽·买买提', matchedBy: 'name' })
    expect((await findCustomers(agent, '老机床'))[0]).toMatchObject({ matchedBy: 'community' })
  })

  it('H5 puts a person’s accounts together and exact matches first', async () => {
    expect(await numbers('17753493880')).toEqual(['RN10000007', 'SN20002433'])
    const people = (await findCustomers(agent, '3880')).map((hit) => hit.name)
    expect(people).toEqual([...new Set(people)].flatMap((name) => people.filter((other) => other === name)))
    expect((await numbers('RN100000')).length).toBeGreaterThan(1)
    expect((await findCustomers(agent, '张梅', 50))[0]!.name).toBe('张梅')
  })

  it.each(["' OR 1=1--", '%%', '__', '%_%', 'a', '王', '', '\u0000\u0000', '\ud842\ud842', '里'.repeat(10_000), '12'])(
    'H5 is not shaken by %j',
    async (text) => {
      const began = performance.now()
      expect(await findCustomers(agent, text)).toEqual([])
      expect(performance.now() - began).toBeLessThan(1000)
    },
  )

  it('H5 answers with no more than was asked, and never with all', async () => {
    expect(await findCustomers(agent, 'RN1', 3)).toEqual([])
    expect(await findCustomers(agent, 'RN10', 3)).toHaveLength(3)
    expect(await findCustomers(agent, 'RN10', 1_000_000)).toHaveLength(50)
    expect(await findCustomers(agent, 'RN10', Number.NaN)).toHaveLength(1)
  })

  it('H5 shows nothing of another company, and nothing to who may not read', async () => {
    for (const text of ['RN10000007', '17753493880', '张梅', 'zm', HOME, '老机床']) {
      expect(await findCustomers(stranger, text)).toEqual([])
    }
    await expect(findCustomers(test.ctxFor(org, ['technician']), '张梅')).rejects.toMatchObject({
      detail: { kind: 'forbidden' },
    })
  })
})

describe('an account', () => {
  it('H5 comes with its place, contacts, siblings and what is owed', async () => {
    const account = await getAccountContext(agent, await idOf('RN10000007'))
    expect(account).toMatchObject({
      ...{ accountNo: 'RN10000007', service: 'heat', tariffClass: 'residential', priorArrearsFen: 0 },
      ...{ currentDueFen: 174_409, holder: { name: '张梅' }, defects: [], flags: [] },
      premise: { address: HOME, community: '老机床厂宿舍', building: '23', entrance: '4', room: '1003' },
      contacts: [{ relation: 'holder', phoneMasked: '177····3880', valid: true }],
      siblings: [{ accountNo: 'SN20002433', samePremise: true, samePerson: true }],
    })
    expect(account.premise).toMatchObject({ riserId: expect.any(String), buildingId: expect.any(String) })
    expect(JSON.stringify(account)).not.toContain('17753493880')
  })

  it('F6 shows the defects of the home, building and riser that stand today, and flags that have not run out', async () => {
    const { premise, agreementId } = await getAccountContext(agent, await idOf('RN10000007'))
    const words = { title: '老立管', titleEn: 'Old riser', detail: '未改造', detailEn: 'Not retrofitted' }
    const defect = (data: object) => ({
      id: newId(),
      orgId: org.id,
      service: 'heat',
      ...words,
      since: new Date('2020-01-01'),
      ...data,
    })
    await test.db.defect.createMany({
      data: [
        defect({ riserId: premise.riserId, title: '立管' }),
        defect({ premiseId: premise.buildingId, title: '楼栋' }),
        defect({ premiseId: premise.buildingId, title: '已消除', endedAt: new Date('2026-11-21') }),
        defect({ premiseId: premise.buildingId, title: '今天消除', endedAt: new Date('2026-11-22') }),
        defect({ premiseId: premise.buildingId, title: '以后', since: new Date('2027-01-01') }),
        defect({ riserId: newId(), title: '别处' }),
      ],
    })
    const flag = { orgId: org.id, kind: 'vulnerable', noteEn: '', createdAt: agent.now, agreementId }
    await test.db.flag.createMany({
      data: [
        { ...flag, id: newId(), note: '孕妇', expiresAt: new Date(agent.now.getTime() + 1000) },
        { ...flag, id: newId(), note: '过期', expiresAt: agent.now },
      ],
    })
    const { defects, flags } = await getAccountContext(agent, agreementId)
    expect(defects.map(({ title, reach }) => `${title} ${reach}`).sort()).toEqual([
      ...['今天消除 building', '楼栋 building', '立管 riser'],
    ])
    expect(flags.map(({ note }) => note)).toEqual(['孕妇'])
  })

  it('B1 has a page with area, metering and a masked identity number', async () => {
    const page = await getAccountPage(agent, 'rn１００００００7')
    expect(page).toMatchObject({
      accountNo: 'RN10000007',
      grossAreaM2: '75.83',
      metering: 'heat-meter',
      idNoValid: true,
    })
    expect(page.idNoMasked).toBe('376········370X')
    expect(await getAccountPage(agent, 'RN10001043')).toMatchObject({
      note: '=HYPERLINK("http://x","点我")',
      issues: ['formula'],
    })
  })

  it('H5 is not there for another company, a wrong id or an empty one', async () => {
    const id = await idOf('RN10000007')
    const absent = { detail: { kind: 'not-found' } }
    await expect(getAccountContext(stranger, id)).rejects.toMatchObject(absent)
    await expect(getAccountContext(agent, newId())).rejects.toMatchObject(absent)
    await expect(getAccountContext(agent, "x' OR true")).rejects.toMatchObject(absent)
    await expect(getAccountPage(stranger, 'RN10000007')).rejects.toMatchObject(absent)
    await expect(getAccountPage(agent, '')).rejects.toMatchObject(absent)
  })
})

describe('a place', () => {
  it.each([
    [HOME, HOME, 'room', true],
    ['老机床厂宿舍 23-4-1003', HOME, 'room', true],
    ['老机床23-4-1003', HOME, 'room', true],
    ['23-4-1003', HOME, 'room', true],
    ['老机床厂宿舍23-4-9999', '老机床厂宿舍23号楼4单元', 'entrance', false],
    ['老机床厂宿舍23-99-1', '老机床厂宿舍23号楼', 'building', false],
    ['老机床厂宿舍23号楼', '老机床厂宿舍23号楼', 'building', true],
    ['老机床厂宿舍', '老机床厂宿舍', 'community', true],
    ['老机床厂宿舍999-1-1', '老机床厂宿舍', 'community', false],
  ])('H2 resolves the fault address %s', async (text, address, kind, exact) => {
    expect(await findPlace(agent, text)).toMatchObject({ address, kind, exact, communityId: expect.any(String) })
  })

  it.each(['', '里', '院', '不存在的小区', '1-1-101-9', '%', '12号楼'])('H2 does not guess at %j', async (text) => {
    expect(await findPlace(agent, text)).toBeNull()
  })

  it('H2 lists the communities to choose from, of this company alone', async () => {
    expect(await listCommunities(agent)).toHaveLength(16)
    expect(await listCommunities(stranger)).toEqual([])
    expect(await findPlace(stranger, HOME)).toBeNull()
  })
})

describe('a phone', () => {
  it('H2 is shown whole to who says why, and the look is on record', async () => {
    const { agreementId, contacts } = await getAccountContext(agent, await idOf('RN10000007'))
    const input = { contactId: contacts[0]!.id, reason: '回拨确认' }
    expect(await revealContact(agent, input)).toEqual({ phone: '17753493880' })
    const events = await test.db.event.findMany({ where: { orgId: org.id, type: 'personal-data.revealed' } })
    expect(events).toMatchObject([
      { subject: 'account', subjectId: agreementId, data: { field: 'phone', reason: '回拨确认' } },
    ])
    await expect(revealContact(stranger, input)).rejects.toMatchObject({ detail: { kind: 'not-found' } })
    await expect(revealContact(test.ctxFor(org, ['system-admin']), input)).rejects.toMatchObject({
      detail: { kind: 'forbidden' },
    })
  })
})
