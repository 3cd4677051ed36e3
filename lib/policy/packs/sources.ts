type Provenance = { source: string; sourceEn: string; verified: boolean }

/** A rule whose text was read. */
export const cited = (source: string, sourceEn: string): Provenance => ({ source, sourceEn, verified: true })

/** A number found only second-hand, or our own: to be confirmed before a customer is shown it as a rule. */
export const unverified = (about = '', aboutEn = ''): Provenance => ({
  source: about ? `首问默认值，未核实（${about}）` : '首问默认值，未核实',
  sourceEn: aboutEn ? `AskOnce default, unverified (${aboutEn})` : 'AskOnce default, unverified',
  verified: false,
})

const law = (zh: string, en: string) => (article?: string, articleEn?: string) =>
  cited(article ? `${zh}${article}` : zh, articleEn ? `${en}, ${articleEn}` : en)

export const linyiHeat = law('《临沂市供热条例》（2017）', 'Linyi Heating Regulations (2017)')
export const qingdaoHeat = law('《青岛市供热条例》（2017）', 'Qingdao Heating Regulations (2017)')
export const shandongHeat = law('《山东省供热条例》（2021）', 'Shandong Heating Regulations (2021)')
export const qingdaoWater = law('《青岛市城市供水条例》', 'Qingdao Urban Water Supply Regulations')
export const telecomRegulations = law('《中华人民共和国电信条例》（2016）', 'Telecommunications Regulations (2016)')
export const dongyingWater = law('《东营市城市供水条例》', 'Dongying Urban Water Supply Regulations')

/** National and provincial rules apply from this day in AskOnce; it is not the commencement of any law. */
export const APPLIED_FROM = '2020-01-01'
