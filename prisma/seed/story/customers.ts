import { fileURLToPath } from 'node:url'
import { importRegister } from '@/lib/accounts/import-register'
import { nameSounds } from '@/lib/accounts/rules/name-sounds'
import { foldName } from '@/lib/kernel/text'
import { DAY_MS } from '@/lib/kernel/zones'
import type { PrismaDb } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { shippedPacks } from '@/lib/policy/packs/shipped'
import { buildScope, systemContext } from '../builders'
import type { Company } from './company'

const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** The customer register of the demo, and beside it the few homes the stories are told of. */
export async function importCustomers(db: PrismaDb, { org }: Company, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 390 * DAY_MS)
  const ctx = systemContext(db, org.id, since, 'register-import')
  for (const name of ['register.gb18030.csv', 'story-accounts.csv']) await importRegister(ctx, { path: file(name) })
  await addTenant(db, org.id)
}

/** Owner is not occupant is not payer: the tenant of 301 calls, the owner lives elsewhere. */
async function addTenant(db: PrismaDb, orgId: string): Promise<void> {
  const homes = await db.agreement.findMany({
    where: { orgId, accountNo: { in: ['RN90000011', 'SN90000011', 'DN90000011'] } },
    select: { id: true },
  })
  const { initials, full } = nameSounds('王芳')
  await db.contact.createMany({
    data: homes.map(({ id }) => ({
      id: newId(),
      orgId,
      agreementId: id,
      ...{ name: '王芳', nameFolded: foldName('王芳'), pinyinInitials: initials, pinyinFull: full },
      relation: 'tenant',
      phone: '13800005678',
      phoneDigits: '13800005678',
      rank: 1,
    })),
  })
}

const HEAT_UNIT: Record<string, string> = { 河东区: 'HD-R', 城关区: 'CG-R', 高新区: 'GX-R' }
const WATER_UNIT: Record<string, string> = { 河东区: 'HD-S', 城关区: 'CG-S', 高新区: 'CG-S' }

/** Heat by community, water by zone, power as a whole; complaints to the management department; the rest to the centre. */
export async function makeScopes(db: PrismaDb, { org, units }: Company): Promise<void> {
  const work = ['repair', 'leak', 'urge', 'service-request']
  const unit = (code: string) => units.get(code)!
  const communities = await db.premise.findMany({
    where: { orgId: org.id, kind: 'community' },
    orderBy: { name: 'asc' },
    select: { id: true, district: true, zone: true },
  })
  await buildScope(db, { unit: unit('QG'), kinds: ['complaint'], rank: 5 })
  for (const { id, district } of communities) {
    await buildScope(db, { unit: unit(HEAT_UNIT[district]!), service: 'heat', kinds: work, communityId: id, rank: 10 })
  }
  const zones = new Map(communities.flatMap(({ zone, district }) => (zone ? [[zone, district] as const] : [])))
  for (const [zone, district] of [...zones].sort()) {
    await buildScope(db, { unit: unit(WATER_UNIT[district]!), service: 'water', kinds: work, zone, rank: 10 })
  }
  await buildScope(db, { unit: unit('DL'), service: 'power', kinds: work, rank: 20 })
  await buildScope(db, { unit: unit('KF'), rank: 99 })
}

type DefectRow = readonly [
  community: string,
  building: string,
  service: string,
  title: string,
  titleEn: string,
  detail: string,
  detailEn: string,
  since: string,
]

const DEFECTS: DefectRow[] = [
  [
    '建设里',
    '5',
    'heat',
    '单管串联立管',
    'Serial single-pipe risers',
    '全楼单管串联，一户放水或关阀整根立管受影响；2019 年分户改造因签字户数不足未能实施。',
    'The whole building hangs on serial single pipes: draining or closing in one home cools the riser. A retrofit in 2019 failed for want of consents.',
    '2009-11-01',
  ],
  [
    '建设里',
    '6',
    'heat',
    '回水管锈堵',
    'Return pipe choked with rust',
    '二单元回水干管内壁锈蚀，流量不足；列入停暖后更换计划。',
    'The return main of entrance 2 is rusted and flow is short; planned for replacement after the season.',
    '2021-12-10',
  ],
  [
    '老机床厂宿舍',
    '23',
    'heat',
    '管道井积水',
    'Water in the pipe shaft',
    '四单元管道井渗水，入户阀门锈死不能关断。',
    'The shaft of entrance 4 takes in water; entry valves are seized and cannot be closed.',
    '2020-01-15',
  ],
  [
    '向阳院',
    '23',
    'heat',
    '未分户，私接严重',
    'No household valves, own connections',
    '多户私自加装散热器，末端楼层不热。',
    'Several homes added radiators of their own; the last floors stay cold.',
    '2018-11-20',
  ],
  [
    '供销社家属楼',
    '12',
    'heat',
    '外墙无保温',
    'No wall insulation',
    '顶层和边户耗热大，达标困难；节能改造未排期。',
    'Top and end homes lose much heat; no date for insulation yet.',
    '2012-11-15',
  ],
  [
    '阳光水岸',
    '4',
    'heat',
    '换热站二次泵老化',
    'Ageing secondary pump',
    '高区循环泵夜间偶发跳闸。',
    'The high-zone pump trips at night now and then.',
    '2024-12-01',
  ],
  [
    '金水湾',
    '4',
    'water',
    '二次供水水压不足',
    'Weak booster pressure',
    '18 层以上早晚高峰水压低，泵组待更换。',
    'Above floor 18 the pressure is low at peak hours; pumps await replacement.',
    '2023-06-01',
  ],
  [
    '锦绣花园',
    '12',
    'water',
    '楼前阀门失灵',
    'Valve before the building fails',
    '楼前闸阀关不严，停水需关上一级阀门，影响 8 号、12 号两栋楼。',
    'The valve does not shut; a stop has to close the one above and takes buildings 8 and 12.',
    '2022-08-19',
  ],
  [
    '铁路新村',
    '7',
    'power',
    '表后线老化',
    'Old wiring behind the meters',
    '一单元表后线绝缘老化，雨天易跳闸；产权属用户。',
    'Wiring behind the meters of entrance 1 is old and trips in rain; it belongs to the customers.',
    '2017-07-03',
  ],
  [
    '滨河路二号院',
    '3',
    'water',
    '铸铁管 1986 年敷设',
    'Cast-iron main of 1986',
    '院前铸铁管接口多次漏水，改造已立项。',
    'The main before the yard has leaked at its joints several times; its renewal is approved.',
    '2016-03-12',
  ],
]

/** The register of known defects. A building that is not on record is left out. */
export async function makeDefects(db: PrismaDb, { org }: Company): Promise<void> {
  for (const [community, building, service, title, titleEn, detail, detailEn, since] of DEFECTS) {
    const at = await db.premise.findFirst({
      where: { orgId: org.id, kind: 'building', name: `${building}号楼`, address: `${community}${building}号楼` },
      select: { id: true },
    })
    if (!at) continue
    await db.defect.create({
      data: {
        id: newId(),
        orgId: org.id,
        premiseId: at.id,
        service,
        title,
        titleEn,
        detail,
        detailEn,
        since: new Date(since),
      },
      select: { id: true },
    })
  }
}

type FlagRow = readonly [accountNo: string, kind: string, note: string, noteEn: string, days: number | null]

const FLAGS: FlagRow[] = [
  [
    'RN90000101',
    'key-customer',
    '医院：停水停热须提前告知总务科并有备用措施',
    'Hospital: stops are announced to its facilities office, with a fallback',
    null,
  ],
  [
    'SN90000101',
    'key-customer',
    '医院：停水须提前告知总务科',
    'Hospital: water stops are announced to its facilities office',
    null,
  ],
  ['DN90000101', 'key-customer', '医院：一级负荷，双电源', 'Hospital: first-class load, two feeds', null],
  [
    'RN90000102',
    'key-customer',
    '学校：上课时间室温优先保障',
    'School: room temperature in lesson hours comes first',
    null,
  ],
  ['RN90000014', 'vulnerable', '独居老人，83 岁，有低温风险', 'Lives alone, aged 83, at risk in the cold', null],
  ['RN10000063', 'vulnerable', '家中有新生儿', 'A newborn in the home', 90],
  ['RN10000028', 'safety', '曾威胁上门人员：须两人同行', 'Has threatened staff: two people at every visit', 180],
]

/** Warnings everyone must see, on the account and on its home. */
export async function makeFlags(db: PrismaDb, { org }: Company, now: Date): Promise<void> {
  for (const [accountNo, kind, note, noteEn, days] of FLAGS) {
    const account = await db.agreement.findFirst({
      where: { orgId: org.id, accountNo },
      select: { id: true, premiseId: true },
    })
    if (!account) continue
    const expiresAt = days ? new Date(now.getTime() + days * DAY_MS) : null
    await db.flag.create({
      data: {
        id: newId(),
        orgId: org.id,
        agreementId: account.id,
        premiseId: account.premiseId,
        kind,
        note,
        noteEn,
        expiresAt,
        createdAt: new Date(now.getTime() - 60 * DAY_MS),
      },
      select: { id: true },
    })
  }
}

const HOUR_MS = 3_600_000

/** A planned stop that is on right now, and one of last week that is over. */
export async function makeOutages(db: PrismaDb, { org }: Company, now: Date): Promise<void> {
  const community = async (name: string) =>
    await db.premise.findFirstOrThrow({
      where: { orgId: org.id, kind: 'community', name },
      select: { id: true, zone: true },
    })
  const ahead = (hours: number) => new Date(now.getTime() + hours * HOUR_MS)
  const [now1, past] = [await community('锦绣花园'), await community('向阳院')]
  await db.outage.createMany({
    data: [
      {
        id: newId(),
        orgId: org.id,
        service: 'water',
        kind: 'planned',
        title: '锦绣花园更换楼前阀门停水',
        titleEn: 'Water off at Jinxiu Garden: valve replacement',
        reason: '更换 12 号楼楼前闸阀',
        reasonEn: 'Replacing the valve before building 12',
        communityIds: [now1.id],
        zone: now1.zone,
        startsAt: ahead(-2),
        expectedRestoreAt: ahead(4),
      },
      {
        id: newId(),
        orgId: org.id,
        service: 'heat',
        kind: 'emergency',
        title: '向阳院二次网抢修停热',
        titleEn: 'Heat off at Xiangyang Yard: burst secondary main',
        reason: '二次网焊口开裂',
        reasonEn: 'A weld of the secondary main cracked',
        communityIds: [past.id],
        zone: past.zone,
        startsAt: ahead(-5 * 24),
        expectedRestoreAt: ahead(-5 * 24 + 6),
        restoredAt: ahead(-5 * 24 + 5.5),
      },
    ],
  })
}

/** The clauses on which side of the boundary a fault lies, as the packs word them. */
export async function makeClauses(db: PrismaDb, { org }: Company): Promise<void> {
  const packs = shippedPacks.flatMap((pack) => (pack.topic === 'boundary' ? [pack] : []))
  await db.clause.createMany({
    data: packs.map(({ body, region, service, title, titleEn, source, verified }) => ({
      id: newId(),
      orgId: org.id,
      code: `BOUNDARY-${(service ?? 'ALL').toUpperCase()}-${region}`,
      title,
      titleEn,
      text: body.clause.zh,
      textEn: body.clause.en,
      source,
      verified,
      topic: 'boundary',
    })),
  })
}
