'use client'
import { useKept } from '../ui/use-kept.client'
import { useDraft } from './phone/use-draft.client'

export type ReadingDraft = {
  kind: string
  place: string
  value: string
  doorsShutMinutes: string
  heightM?: string
  point?: string
}
export type PriceDraft = { itemCode: string; item: string; amountYuan: string; caveat: string; mark: string }
export type PartDraft = { name: string; quantity: string; unit: string; chargeable: boolean }
export type JobForm = {
  reading: ReadingDraft
  price: PriceDraft
  part: PartDraft
  charge: string
  responsibility: string
  outcome: string
  whyIncomplete?: string
  finding: string
  customerSign: string
  customerName?: string
  customerMark: string
  witness: string
  staffMark: string
  deferCause?: string
  deferReason?: string
  plannedOn?: string
}
export type Instrument = { instrumentNo: string; verifiedUntil: string; pipeNo: string; pipeUntil: string }

export const EMPTY_READING: ReadingDraft = { kind: '', place: '', value: '', doorsShutMinutes: '' }
export const EMPTY_PRICE: PriceDraft = { itemCode: '', item: '', amountYuan: '', caveat: '', mark: '' }
export const EMPTY_PART: PartDraft = { name: '', quantity: '1', unit: '', chargeable: false }
const EMPTY: JobForm = {
  reading: EMPTY_READING,
  price: EMPTY_PRICE,
  part: EMPTY_PART,
  charge: '',
  responsibility: '',
  outcome: '',
  finding: '',
  customerSign: '',
  customerMark: '',
  witness: '',
  staffMark: '',
}
const NO_INSTRUMENT: Instrument = { instrumentNo: '', verifiedUntil: '', pipeNo: '', pipeUntil: '' }

/** What is typed on a visit, sealed on this phone until the visit is finished. */
export function useJobForm(orderNo: string) {
  const { value, change, forget } = useDraft(`job/${orderNo}`, EMPTY)
  return { form: value, change, forget }
}

/** The instruments last used on this device: one for rooms, one for pipes. */
export const useInstrument = () => useKept('askonce-instrument', NO_INSTRUMENT, 'local')
