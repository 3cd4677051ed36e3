import { useTranslations } from 'next-intl'
import type { QualityCaseView } from '@/lib/quality/views'
import { PageTitle } from '../ui/page-title'
import { Empty } from '../ui/panel'
import { CaseLine, type SettleCase } from './case-line.client'

type Props = { cases: QualityCaseView[]; settle: SettleCase; now: string }

/** Complaints about crews, open ones first. */
export function QualityScreen({ cases, settle, now }: Props) {
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
    </>
  )
}
