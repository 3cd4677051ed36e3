import { useTranslations } from 'next-intl'
import type { QualityCaseView } from '@/lib/quality/views'
import { PageTitle } from '../ui/page-title'
import { Empty } from '../ui/panel'
import { CaseLine, type SettleCase } from './case-line.client'

type Props = {
  cases: QualityCaseView[]
  settle: SettleCase
  now: string
  /** what customers thought, below */
  children: React.ReactNode
}

/** Complaints about crews, open ones first, and below them what customers thought of visits. */
export function QualityScreen({ cases, settle, now, children }: Props) {
  const t = useTranslations('upkeep.quality')
  return (
    <>
      <PageTitle title={t('title')} note={t('note')} />
      {cases.length === 0 && <Empty text={t('empty')} />}
      <ul className="divide-y divide-line">
        {cases.map((item) => (
          <CaseLine key={item.id} item={item} settle={settle} now={now} />
        ))}
      </ul>
      <div className="mt-8">{children}</div>
    </>
  )
}
