import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { checkClassChange } from '@/lib/billing/check-class-change'
import { receiveEvidence } from '@/lib/billing/evidence'
import {
  CheckClassChangeInput,
  OpenClassChangeInput,
  PlanRetrofitInput,
  RecordConsentInput,
} from '@/lib/billing/inputs'
import { planRetrofit } from '@/lib/billing/plan-retrofit'
import { recordConsent } from '@/lib/billing/record-consent'
import { openClassChange } from '@/lib/billing/open-class-change'
import type { StaffContext } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { localTime } from '../builders'

const key = () => ({ requestKey: newKey() })

/** A door with a lit sign above it, as a phone would see it at dusk. */
const FRONT = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
  <rect width="960" height="720" fill="#9aa3a8"/><rect y="560" width="960" height="160" fill="#6d6a66"/>
  <rect x="140" y="150" width="680" height="90" rx="6" fill="#b4342c"/><rect x="180" y="178" width="600" height="34" rx="4" fill="#f6d9a0"/>
  <rect x="180" y="280" width="360" height="280" fill="#dfe8ea"/><rect x="200" y="300" width="150" height="240" fill="#f4efe2"/>
  <rect x="370" y="300" width="150" height="240" fill="#f4efe2"/><rect x="590" y="280" width="180" height="280" fill="#5b4634"/>
  <circle cx="612" cy="420" r="8" fill="#d9c27a"/><rect x="214" y="430" width="120" height="16" fill="#8a6d4a"/>
  <rect x="384" y="430" width="120" height="16" fill="#8a6d4a"/></svg>`

async function takePhoto(ctx: StaffContext): Promise<string> {
  const bytes = await sharp(Buffer.from(FRONT)).jpeg({ quality: 85 }).toBuffer()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await receiveEvidence(ctx, { sha256, offset: 0, total: bytes.length, bytes })
  return sha256
}

async function heatSeason({ db, actor }: StaffContext): Promise<{ from: string; to: string }> {
  const { startsOn, endsOn } = await db.billingPeriod.findFirstOrThrow({
    where: { orgId: actor.orgId, service: 'heat' },
    orderBy: { startsOn: 'desc' },
  })
  return { from: startsOn.toISOString().slice(0, 10), to: endsOn.toISOString().slice(0, 10) }
}

type As = (username: string, now: Date) => StaffContext

/** Two disputes about the class of use: one checked on the spot and waiting for another's decision, one just opened at the counter. */
export async function makeDisputes(as: As, now: Date, timeZone: string): Promise<void> {
  const season = await heatSeason(as('collect1', now))
  /** A day of the season, whatever the day the demo is made on. */
  const day = (days: number) => {
    const wished = localTime(timeZone, now, days, '12:00').toISOString().slice(0, 10)
    return wished < season.from ? season.from : wished > season.to ? season.to : wished
  }
  const at = (days: number, time: string) => localTime(timeZone, now, days, time)
  const collector = as('collect1', at(-2, '10:20'))
  const { no } = await openClassChange(
    collector,
    OpenClassChangeInput.parse({
      ...{ ...key(), accountNo: 'RN90000016', toClass: 'commercial', effectiveOn: day(-5) },
      claim: '住宅里办起了托管班，门口挂了牌子',
    }),
  )
  const there = as('collect1', at(-1, '16:05'))
  await checkClassChange(
    there,
    CheckClassChangeInput.parse({
      ...{ ...key(), changeNo: no, effectiveOn: day(-5), photos: [await takePhoto(there)] },
      finding: '两间卧室改成教室，课桌十二张，门牌“小树苗托管”，户主说上周五开班',
    }),
  )
  await openClassChange(
    as('counter1', at(-1, '11:10')),
    OpenClassChangeInput.parse({
      ...{ ...key(), accountNo: 'RN90000103', toClass: 'residential', effectiveOn: day(-3) },
      claim: '店已关门，一家人住着，要求按居民价',
    }),
  )
}

const ANSWERS = [
  ['RN90000011', 'agreed', ''],
  ['RN90000012', 'agreed', ''],
  ['RN90000013', 'refused', '去年刚装修，不愿再动管子'],
  ['RN90000015', 'agreed', ''],
  ['RN90000017', 'refused', '房子要卖，等新房主定'],
] as const

/** The retrofit that failed once for want of consents, tried again: half the building has answered. */
export async function makeRetrofit(as: As, now: Date, timeZone: string): Promise<void> {
  const at = (days: number, time: string) => localTime(timeZone, now, days, time)
  const year = at(0, '12:00').getUTCFullYear() + 1
  const { no } = await planRetrofit(
    as('super1', at(-9, '09:40')),
    PlanRetrofitInput.parse({
      ...{ ...key(), accountNo: 'RN90000011', name: '建设里5号楼分户改造', costYuan: '286000' },
      why: '全楼共用串联立管，一户关阀或放水，上下都不热；改成一户一阀后，各家能单独调、单独修、单独停。',
      ...{ customerBps: 3000, governmentBps: 4000, companyBps: 3000, splitBy: 'area', neededBps: 8000 },
      ...{
        startsOn: `${year}-04-10`,
        endsOn: `${year}-08-31`,
        source: '样例：三方分担协议（未核实），以当地改造文件为准',
      },
      steps: [
        { on: `${year}-04-10`, what: '逐户测量、出图' },
        { on: `${year}-05-15`, what: '换立管、装户阀' },
        { on: `${year}-08-20`, what: '打压、验收' },
      ],
    }),
  )
  for (const [i, [accountNo, decision, reason]] of ANSWERS.entries())
    await recordConsent(
      as('collect1', at(-7 + i, '19:10')),
      RecordConsentInput.parse({
        ...{ ...key(), projectNo: no, accountNo, decision, reason },
        ...{
          on: at(-7 + i, '12:00')
            .toISOString()
            .slice(0, 10),
          paperNo: decision === 'agreed' ? `GZ05-${i + 1}` : '',
        },
      }),
    )
}
