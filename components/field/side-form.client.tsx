'use client'
import { useTranslations } from 'next-intl'
import { PickBig } from './pick-big.client'
import { Step } from './touch'
import type { JobForm } from './use-job-form.client'
import type { FlowProps } from './flow-props'

type Props = Pick<FlowProps, 'boundary' | 'locale'> & { form: JobForm; change: (part: Partial<JobForm>) => void }

/** Whose side of the boundary the fault is on, with the clause that says so in front of both. */
export function SideForm({ boundary, locale, form, change }: Props) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const lang = locale === 'en' ? 'en' : 'zh'
  return (
    <Step title={t('side')}>
      {boundary && (
        <div className="rounded bg-sunken px-3 py-2">
          <p>{t('boundary', { boundary: boundary.boundary[lang] })}</p>
          <ul className="mt-1 text-base text-ink-2">
            <li>{boundary.companySide[lang]}</li>
            <li>{boundary.customerSide[lang]}</li>
          </ul>
          <p className="mt-1 text-sm text-ink-2">{boundary.clause[lang]}</p>
          {!boundary.verified && <p className="text-sm text-near">{t('unverified')}</p>}
        </div>
      )}
      <PickBig
        label={t('whoseSide')}
        value={form.responsibility}
        options={(['company', 'customer'] as const).map((value) => ({ value, label: words(`side.${value}`) }))}
        onPick={(responsibility) => change({ responsibility, ...(responsibility === 'company' && { charge: '' }) })}
      />
      {form.responsibility === 'customer' && (
        <>
          <PickBig
            label={t('howCharged')}
            value={form.charge}
            wide
            options={(['courtesy', 'chargeable'] as const).map((value) => ({
              value,
              label: words(`charge.${value}`),
              hint: t(`chargeHint.${value}`),
            }))}
            onPick={(charge) => change({ charge })}
          />
          {form.charge === 'courtesy' && <p className="text-base text-ink-2">{t('courtesyNote')}</p>}
        </>
      )}
      {form.responsibility === 'company' && <p className="text-base text-ink-2">{t('noCharge')}</p>}
    </Step>
  )
}
