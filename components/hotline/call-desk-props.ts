import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { DraftView } from '@/lib/tickets/views'
import type { CallActions, UnitOption } from './call-actions'

/** What the screen of a call is given: the channel and its speaker, the company's questions and phrases, units, and what may be done. */
export type CallDeskProps = {
  channel: 'hotline' | 'counter' | 'door'
  caller: string
  /** an account's number the call is opened for */
  about?: string
  resumed?: DraftView
  drafts: DraftView[]
  questions: Question[]
  phrases: PhrasesBody
  units: UnitOption[]
  timeZone: string
  now: string
  locale: 'zh-CN' | 'en'
  /** may answer a question at once, in the call */
  mayAnswer: boolean
  /** may send a matter to a unit; else it waits at the dispatch desk */
  mayDispatch: boolean
  ownUnitId: string
  speaker: { company: string; companyEn: string; staffNo: string }
  actions: CallActions
}
