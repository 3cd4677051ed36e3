import { useLocale, useTranslations } from 'next-intl'
import type { DefectLine } from '@/lib/accounts/views'
import { nameIn } from '../ui/named'
import { PageTitle } from '../ui/page-title'
import { Empty, Panel } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { EndDefectForm, EnterDefectForm, type EndDefect, type EnterDefect } from './defect-forms.client'

type Props = { defects: DefectLine[]; acts: { enter: EnterDefect; end: EndDefect } | null; today: string }

/** The register of known defects: what the hotline, the crew and the till are shown when the building calls. */
export function DefectsScreen({ defects, acts, today }: Props) {
  const t = useTranslations('upkeep.defects')
  const words = useTranslations('words')
  const locale = useLocale()
  const en = locale === 'en'
  return (
    <>
      <PageTitle title={t('page')} note={t('note')} />
      {acts && (
        <Panel title={t('enter')} id="enter" className="mb-5">
          <EnterDefectForm enter={acts.enter} today={today} />
        </Panel>
      )}
      {defects.length === 0 && <Empty text={t('empty')} />}
      <ul className="divide-y divide-line">
        {defects.map((defect) => (
          <li key={defect.id} className="py-3" data-testid="defect">
            <p className="flex flex-wrap items-center gap-x-2">
              <strong className="font-medium">{defect.place}</strong>
              <span>{en ? defect.titleEn : defect.title}</span>
              <StateChip tone={defect.endedOn ? 'kept' : 'near'}>{t(defect.endedOn ? 'mended' : 'stands')}</StateChip>
            </p>
            <p>{en ? defect.detailEn : defect.detail}</p>
            <p className="text-sm text-ink-2">
              {words(`service.${defect.service}`)} · {t('sinceDay', { day: defect.since })}
              {defect.source && ` · ${defect.source}`}
              {defect.enteredBy && ` · ${nameIn(locale, defect.enteredBy)}`}
              {defect.endedOn && ` · ${t('endedDay', { day: defect.endedOn })} ${defect.endReason}`}
            </p>
            {acts && !defect.endedOn && <EndDefectForm defectId={defect.id} end={acts.end} today={today} />}
          </li>
        ))}
      </ul>
    </>
  )
}
