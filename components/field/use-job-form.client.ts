'use client'
import { useKept } from '../ui/use-kept.client'

export type ReadingDraft = {
  kind: string
  place: string
  value: string
  doorsShutMinutes: string
  heightM?: string
  point?: string
}
export type PriceDraft = { item: string; amountYuan: string; caveat: string; mark: string }
export type JobForm = {
  reading: ReadingDraft
  price: PriceDraft
  responsibility: string
  outcome: string
  finding: string
  customerSign: string
  customerName?: string
  customerMark: string
  witness: string
  staffMark: string
}
export type Instrument = { instrumentNo: string; verifiedUntil: string; pipeNo: string; pipeUntil: string }

export const EMPTY_READING: ReadingDraft = { kind: '', place: '', value: '', doorsShutMinutes: '' }
export const EMPTY_PRICE: PriceDraft = { item: '', amountYuan: '', caveat: '', mark: '' }
const EMPTY: JobForm = {
  reading: EMPTY_READING,
  price: EMPTY_PRICE,
  responsibility: '',
  outcome: '',
  finding: '',
  customerSign: '',
  customerMark: '',
  witness: '',
  staffMark: '',
}
const NO_INSTRUMENT: Instrument = { instrumentNo: '', verifiedUntil: '', pipeNo: '', pipeUntil: '' }

/** What is typed on a visit, kept on this device until the visit is finished. */
export function useJobForm(orderNo: string) {
  const { value, change, forget } = useKept(`askonce-job-${orderNo}`, EMPTY)
  return { form: value, change, forget }
}

/** The instruments last used on this device: one for rooms, one for pipes. */
export const useInstrument = () => useKept('askonce-instrument', NO_INSTRUMENT, 'local')
