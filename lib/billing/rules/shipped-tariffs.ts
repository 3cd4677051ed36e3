import type { TariffBody } from './tariff-body'

const SAMPLE = '样例价格，未核实：使用前按当地价格文件修改；停用不收基本费见《山东省供热条例》（2021）第二十五条'
const SAMPLE_EN =
  'Sample price, unverified: change it to the local price document before use; no basic fee for heat stopped in time: Shandong Heating Regulations (2021), Art. 25'

/** What the sample says of itself, in English; a source written by an administrator stays as it was written. */
export const sourceInEnglish = (source: string): string => (source === SAMPLE ? SAMPLE_EN : source)

/** Late fee 0.2 per mille a day, never above the bill: a Shandong city's practice by the press of 2018, unverified. */
const late = { ppmPerDay: 200, capBps: 10_000 } as const
const heat = (unitPriceFen: number): TariffBody => ({
  unitPriceFen,
  areaBase: 'gross',
  storey: { kind: 'none' },
  vacancyBps: 0,
  lowIncomePriceFen: unitPriceFen === 2300 ? 1800 : null,
  early: [{ until: '10-31', bps: 200 }],
  late,
})

/** What a company starts with; every number is edited as data, by a new version with its source. */
export const SHIPPED_TARIFFS: readonly { tariffClass: string; body: TariffBody; source: string }[] = [
  { tariffClass: 'residential', body: heat(2300), source: SAMPLE },
  { tariffClass: 'mixed-use', body: heat(3600), source: SAMPLE },
  { tariffClass: 'commercial', body: heat(3600), source: SAMPLE },
  { tariffClass: 'school', body: heat(3600), source: SAMPLE },
  { tariffClass: 'non-residential', body: heat(3600), source: SAMPLE },
]
