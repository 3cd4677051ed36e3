import { z } from 'zod'
import { id, line, localDate, requestKey, required } from '@/lib/kernel/fields'

export const RevealContactInput = z.strictObject({ contactId: id, reason: required(line(200)) })
export type RevealContactInput = z.infer<typeof RevealContactInput>

/** Digits that stand somewhere in a number: more than the shown ending, less than a whole one. */
export const FindByPhonePartInput = z.strictObject({ digits: z.string().regex(/^\d{5,10}$/, 'digits') })
export type FindByPhonePartInput = z.output<typeof FindByPhonePartInput>

export const EnterDefectInput = z.strictObject({
  requestKey,
  address: required(line(80)),
  service: z.enum(['heat', 'water', 'power'], 'service'),
  title: required(line(40)),
  titleEn: line(60).default(''),
  detail: required(line(200)),
  source: required(line(80)),
  since: localDate,
})
export type EnterDefectInput = z.output<typeof EnterDefectInput>

export const EndDefectInput = z.strictObject({
  defectId: id,
  requestKey,
  endedOn: localDate,
  reason: required(line(200)),
})
export type EndDefectInput = z.output<typeof EndDefectInput>

/** What the register of defects is asked for, as it stands in an address. */
export const DefectListInput = z.object({
  text: z.string().trim().max(100).catch(''),
  which: z.enum(['standing', 'all']).catch('standing'),
})
export type DefectListInput = z.output<typeof DefectListInput>
