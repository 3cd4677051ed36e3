import type { JobDetail } from '@/lib/fieldwork/views'
import type { BoundaryBody, MeasuringBody, PricesBody } from '@/lib/policy/rules/pack-bodies'

/** What each step of a visit is given: the job, its rules, the person to speak to. */
export type FlowProps = {
  job: JobDetail
  service: string
  boundary?: BoundaryBody
  measuring?: MeasuringBody
  prices?: PricesBody
  contactName: string
  now: string
  locale: 'zh-CN' | 'en'
}
