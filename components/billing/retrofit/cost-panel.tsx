import { useLocale, useTranslations } from 'next-intl'
import type { RetrofitPage } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Pairs } from '../../accounts/pairs'
import { Panel } from '../../ui/panel'

/** What it costs and who bears it, with the source of the split. */
export function CostPanel({ project }: { project: RetrofitPage['project'] }) {
  const t = useTranslations('billing.retrofit')
  const locale = useLocale() as Locale
  const money = (fen: number) => <span className="tabular-nums">{yuan(locale, fen)}</span>
  return (
    <Panel title={t('cost')} id="cost">
      <Pairs
        rows={[
          [t('total'), money(project.costFen)],
          [
            t('customer'),
            <>
              {money(project.customerFen)} <span className="text-ink-3">{t(`split.${project.splitBy}`)}</span>
            </>,
          ],
          [t('government'), money(project.governmentFen)],
          [t('company'), money(project.companyFen)],
          [t('exemptBorne'), project.exemptFen > 0 && money(project.exemptFen)],
          [t('source'), project.source],
        ]}
      />
    </Panel>
  )
}
