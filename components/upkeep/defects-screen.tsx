import { useLocale, useTranslations } from 'next-intl'
import Form from 'next/form'
import type { DefectLine } from '@/lib/accounts/views'
import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { inputClass } from '../ui/field'
import { LinkTabs } from '../ui/link-tabs'
import { nameIn } from '../ui/named'
import { PageTitle } from '../ui/page-title'
import { Empty } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { EndDefectForm, EnterDefectForm, type EndDefect, type EnterDefect } from './defect-forms.client'

type Asked = { text: string; which: 'standing' | 'all' }
type Props = { asked: Asked; defects: DefectLine[]; acts: { enter: EnterDefect; end: EndDefect } | null; today: string }

/** The register of known defects: what the hotline, the crew and the till are shown when the building calls. */
export function DefectsScreen({ asked, defects, acts, today }: Props) {
  const t = useTranslations('upkeep.defects')
  const words = useTranslations('words')
  const locale = useLocale()
  const en = locale === 'en'
  return (
    <>
      <PageTitle title={t('page')} note={t('note')}>
        <Form action="/defects" className="flex w-full min-w-0 gap-2 sm:w-auto">
          {asked.which === 'all' && <input type="hidden" name="which" value="all" />}
          <input
            type="search"
            name="text"
            aria-label={t('find')}
            placeholder={t('find')}
            defaultValue={asked.text}
            maxLength={100}
            className={cx(inputClass, 'min-h-11 min-w-0 sm:w-60 lg:min-h-8')}
          />
          <Button type="submit" className="min-h-11 lg:min-h-8">
            {t('show')}
          </Button>
        </Form>
      </PageTitle>
      <LinkTabs
        label={t('page')}
        tabs={(['standing', 'all'] as const).map((which) => ({
          key: which,
          label: t(which === 'all' ? 'all' : 'stands'),
          href: `/defects?${new URLSearchParams({ ...(asked.text && { text: asked.text }), which })}`,
          count: asked.which === which ? String(defects.length) : undefined,
          current: asked.which === which,
        }))}
      />
      {acts && (
        <details className="mt-3 border-b border-line pb-3">
          <summary className="flex min-h-11 w-fit cursor-pointer items-center text-accent lg:min-h-8">
            {t('enterOne')}
          </summary>
          <div className="mt-2 max-w-3xl">
            <EnterDefectForm enter={acts.enter} today={today} />
          </div>
        </details>
      )}
      {defects.length === 0 && (
        <div className="mt-4">
          <Empty text={t(asked.text ? 'noneFound' : 'empty')} />
        </div>
      )}
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
