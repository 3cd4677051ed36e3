import type { Role } from '@/lib/kernel/roles'
import type { Db } from '@/lib/platform/db'
import {
  buildCrew,
  buildOrg,
  buildShift,
  buildStaff,
  buildUnit,
  installPolicy,
  type BuiltCrew,
  type BuiltOrg,
  type BuiltUnit,
} from '../builders'

/** Known to everyone who starts the demo; a real company is made by `npm run setup` and has none of these people. */
export const DEMO_PASSWORD = 'shouwen-2026'

type UnitRow = readonly [code: string, name: string, nameEn: string, kind: string, phone?: string]

const UNITS: UnitRow[] = [
  ['KF', '客户服务中心', 'Customer Service Centre', 'centre', '0539-9620001'],
  ['QG', '企业管理部', 'Management Department', 'department', '0539-9620002'],
  ['HD-R', '河东供热所', 'Hedong Heat Station', 'second-level', '0539-9620011'],
  ['CG-R', '城关供热所', 'Chengguan Heat Station', 'second-level', '0539-9620012'],
  ['GX-R', '高新供热所', 'Gaoxin Heat Station', 'second-level', '0539-9620013'],
  ['HD-S', '供水抢修一队', 'Water Emergency Team 1', 'second-level', '0539-9620021'],
  ['CG-S', '供水抢修二队', 'Water Emergency Team 2', 'second-level', '0539-9620022'],
  ['DL', '供电服务部', 'Power Service Department', 'second-level', '0539-9620031'],
]

type PersonRow = readonly [username: string, name: string, nameEn: string, unit: string, roles: Role[], leads?: 'leads']

/** Everyone of the company; all invented. tech1, tech4 and tech9 belong to both crews of their unit. */
const PEOPLE: PersonRow[] = [
  ['agent1', '张晓燕', 'Zhang Xiaoyan', 'KF', ['hotline-agent']],
  ['agent2', '刘芳', 'Liu Fang', 'KF', ['hotline-agent']],
  ['agent3', '陈佳', 'Chen Jia', 'KF', ['hotline-agent']],
  ['leader1', '王志强', 'Wang Zhiqiang', 'KF', ['shift-leader']],
  ['leader2', '赵敏', 'Zhao Min', 'KF', ['shift-leader', 'hotline-agent']],
  ['dispatch1', '孙涛', 'Sun Tao', 'KF', ['dispatcher']],
  ['dispatch2', '周丽', 'Zhou Li', 'KF', ['dispatcher', 'hotline-agent']],
  ['counter1', '吴倩', 'Wu Qian', 'KF', ['counter-clerk']],
  ['counter2', '郑洁', 'Zheng Jie', 'KF', ['counter-clerk', 'hotline-agent']],
  ['follow1', '冯雪', 'Feng Xue', 'KF', ['follow-up-caller']],
  ['follow2', '褚亮', 'Chu Liang', 'KF', ['follow-up-caller', 'counter-clerk']],
  ['super1', '卫国平', 'Wei Guoping', 'KF', ['supervisor'], 'leads'],
  ['super2', '蒋慧', 'Jiang Hui', 'KF', ['supervisor']],
  ['manager1', '沈明', 'Shen Ming', 'QG', ['manager', 'unit-leader'], 'leads'],
  ['gm', '韩建军', 'Han Jianjun', 'YH', ['general-manager'], 'leads'],
  ['unit1', '杨卫东', 'Yang Weidong', 'HD-R', ['unit-leader'], 'leads'],
  ['unit2', '朱海波', 'Zhu Haibo', 'CG-R', ['unit-leader'], 'leads'],
  ['unit3', '秦永', 'Qin Yong', 'GX-R', ['unit-leader'], 'leads'],
  ['unit4', '尤江', 'You Jiang', 'HD-S', ['unit-leader'], 'leads'],
  ['unit5', '许磊', 'Xu Lei', 'CG-S', ['unit-leader'], 'leads'],
  ['unit6', '何俊', 'He Jun', 'DL', ['unit-leader', 'technician'], 'leads'],
  ['tech1', '吕铁柱', 'Lü Tiezhu', 'GX-R', ['technician']],
  ['tech2', '施大勇', 'Shi Dayong', 'GX-R', ['technician']],
  ['tech3', '孔庆', 'Kong Qing', 'GX-R', ['technician']],
  ['tech4', '曹建', 'Cao Jian', 'HD-R', ['technician']],
  ['tech5', '严松', 'Yan Song', 'HD-R', ['technician']],
  ['tech6', '华刚', 'Hua Gang', 'HD-R', ['technician']],
  ['tech7', '金海', 'Jin Hai', 'CG-R', ['technician']],
  ['tech8', '魏来福', 'Wei Laifu', 'CG-R', ['technician']],
  ['tech9', '陶然', 'Tao Ran', 'HD-S', ['technician']],
  ['tech10', '姜武', 'Jiang Wu', 'HD-S', ['technician']],
  ['tech11', '戚勇', 'Qi Yong', 'HD-S', ['technician']],
  ['tech12', '谢冬', 'Xie Dong', 'CG-S', ['technician']],
  ['tech13', '邹平', 'Zou Ping', 'CG-S', ['technician']],
  ['tech14', '喻亮', 'Yu Liang', 'DL', ['technician']],
  ['tech15', '柏林', 'Bai Lin', 'DL', ['technician']],
  ['collect1', '水静', 'Shui Jing', 'KF', ['collector']],
  ['collect2', '窦文', 'Dou Wen', 'KF', ['collector']],
  ['sysadmin', '章立', 'Zhang Li', 'YH', ['system-admin']],
  ['secadmin', '云帆', 'Yun Fan', 'YH', ['security-admin']],
  ['auditor', '苏正', 'Su Zheng', 'YH', ['audit-admin']],
]

const DAY = [8, 20] as const
const NIGHT = [20, 8] as const
type CrewRow = readonly [
  code: string,
  unit: string,
  name: string,
  nameEn: string,
  skills: string[],
  members: string[],
  hours: readonly [number, number],
]

const CREWS: CrewRow[] = [
  [
    'GX-R-1',
    'GX-R',
    '高新供热所维修一班',
    'Gaoxin Heat Station, crew 1',
    ['heat', 'measure', 'flush'],
    ['tech1', 'tech2'],
    DAY,
  ],
  [
    'GX-R-2',
    'GX-R',
    '高新供热所维修二班',
    'Gaoxin Heat Station, crew 2',
    ['heat', 'measure'],
    ['tech1', 'tech3'],
    NIGHT,
  ],
  [
    'HD-R-1',
    'HD-R',
    '河东供热所维修一班',
    'Hedong Heat Station, crew 1',
    ['heat', 'measure', 'flush'],
    ['tech4', 'tech5'],
    DAY,
  ],
  [
    'HD-R-2',
    'HD-R',
    '河东供热所维修二班',
    'Hedong Heat Station, crew 2',
    ['heat', 'measure'],
    ['tech4', 'tech6'],
    NIGHT,
  ],
  [
    'CG-R-1',
    'CG-R',
    '城关供热所维修一班',
    'Chengguan Heat Station, crew 1',
    ['heat', 'measure', 'flush'],
    ['tech7'],
    DAY,
  ],
  ['CG-R-2', 'CG-R', '城关供热所维修二班', 'Chengguan Heat Station, crew 2', ['heat', 'measure'], ['tech8'], NIGHT],
  ['HD-S-1', 'HD-S', '供水抢修一队甲班', 'Water Emergency Team 1, crew A', ['water', 'leak'], ['tech9', 'tech10'], DAY],
  [
    'HD-S-2',
    'HD-S',
    '供水抢修一队乙班',
    'Water Emergency Team 1, crew B',
    ['water', 'leak'],
    ['tech9', 'tech11'],
    NIGHT,
  ],
  ['CG-S-1', 'CG-S', '供水抢修二队甲班', 'Water Emergency Team 2, crew A', ['water', 'leak'], ['tech12'], DAY],
  ['CG-S-2', 'CG-S', '供水抢修二队乙班', 'Water Emergency Team 2, crew B', ['water', 'leak'], ['tech13'], NIGHT],
  ['DL-1', 'DL', '供电抢修一班', 'Power crew 1', ['power'], ['tech14', 'unit6'], DAY],
  ['DL-2', 'DL', '供电抢修二班', 'Power crew 2', ['power'], ['tech15'], NIGHT],
]

/** Who leads the desk when; the holiday staff are the same. */
const DESK_SHIFTS: readonly (readonly [username: string, hours: readonly [number, number]])[] = [
  ['leader1', DAY],
  ['leader2', NIGHT],
  ['super1', DAY],
  ['super2', NIGHT],
]

export type Company = {
  org: BuiltOrg
  units: Map<string, BuiltUnit>
  staff: Map<string, { id: string }>
  crews: Map<string, BuiltCrew & { members: string[] }>
}

const WEEK_BEFORE = -8 * 86_400_000
const TWO_MONTHS = 60 * 86_400_000

/** The demo company with its rules, units, people, crews and shifts. */
export async function makeCompany(db: Db, now: Date): Promise<Company> {
  const since = new Date(now.getTime() - 400 * 86_400_000)
  const org = await buildOrg(db, {
    now: since,
    code: 'yunhe',
    name: '云河公用事业',
    nameEn: 'Yunhe Utilities',
    city: '云河市',
    region: 'CN-37-13',
    hotline: '96200',
  })
  await installPolicy(db, org, since)
  const company = await buildUnit(db, {
    org,
    code: 'YH',
    name: '云河公用事业',
    nameEn: 'Yunhe Utilities',
    kind: 'company',
    phone: '96200',
  })
  const units = new Map([[company.code, company]])
  for (const [code, name, nameEn, kind, phone] of UNITS) {
    units.set(code, await buildUnit(db, { org, parent: company, code, name, nameEn, kind, phone }))
  }
  const staff: Company['staff'] = new Map()
  for (const [i, [username, name, nameEn, unit, roles, leads]] of PEOPLE.entries()) {
    const person = {
      username,
      name,
      nameEn,
      roles,
      staffNo: String(1001 + i),
      leads: leads === 'leads',
      phone: `139530001${String(i).padStart(2, '0')}`,
    }
    staff.set(
      username,
      await buildStaff(db, { now: since, unit: units.get(unit)!, password: DEMO_PASSWORD, ...person }),
    )
  }
  const crews: Company['crews'] = new Map()
  const span = { org, from: new Date(now.getTime() + WEEK_BEFORE), to: new Date(now.getTime() + TWO_MONTHS) }
  for (const [code, unit, name, nameEn, skills, members, hours] of CREWS) {
    const crew = await buildCrew(db, {
      unit: units.get(unit)!,
      code,
      name,
      nameEn,
      skills,
      members: members.map((m) => staff.get(m)!),
    })
    crews.set(code, { ...crew, members })
    await buildShift(db, { ...span, crew, hours })
  }
  for (const [username, hours] of DESK_SHIFTS) await buildShift(db, { ...span, staff: staff.get(username)!, hours })
  return { org, units, staff, crews }
}

const ROLE_WORDS: Record<Role, readonly [string, string]> = {
  'hotline-agent': ['话务员', 'hotline agent'],
  'shift-leader': ['值长', 'shift leader'],
  dispatcher: ['派工员', 'dispatcher'],
  'counter-clerk': ['营业员', 'counter clerk'],
  technician: ['维修员', 'technician'],
  collector: ['收费员', 'fee collector'],
  'follow-up-caller': ['回访员', 'follow-up caller'],
  supervisor: ['主管', 'supervisor'],
  'unit-leader': ['二级单位负责人', 'unit leader'],
  manager: ['企业管理部', 'manager'],
  'general-manager': ['总经理', 'general manager'],
  'system-admin': ['系统管理员', 'system administrator'],
  'security-admin': ['安全管理员', 'security administrator'],
  'audit-admin': ['审计员', 'auditor'],
}

/** What `npm start` prints: one line per person, with the duties they hold. prisma/seed/sign-ins.json is held to it by a test. */
export function signIns() {
  const unitName = (code: string) => UNITS.find(([unit]) => unit === code)?.[1] ?? '云河公用事业'
  return PEOPLE.map(([username, name, , unit, roles]) => ({
    role: roles.map((role) => ROLE_WORDS[role][0]).join('、'),
    roleEn: roles.map((role) => ROLE_WORDS[role][1]).join(', '),
    username,
    password: DEMO_PASSWORD,
    name,
    unit: unitName(unit),
  }))
}
