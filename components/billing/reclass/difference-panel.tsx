import { useLocale, useTranslations } from 'next-intl'
import type { BillView, ClassRule } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { Panel } from '../../ui/panel'

type Sum = { lines: BillView['lines']; differenceFen: number }

/** How a difference comes about: one line per step, the sum below. */
export function DifferencePanel({ sum, preview }: { sum: Sum; preview: boolean }) {
  const t = useTranslations('billing.reclass')
  const lines = useTranslations('billing')
  const locale = useLocale() as Locale
  const word = sum.differenceFen > 0 ? 'toPay' : sum.differenceFen < 0 ? 'toCredit' : 'noDifference'
  return (
    <Panel title={t('arithmetic')} id="difference">
      {preview && <p className="text-sm text-ink-3">{t('preview')}</p>}
      <dl className="divide-y divide-line">
        {sum.lines.map((line) => (
          <div key={line.code} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <dt className="text-ink-2">{lines(`line.${line.code}`, line.params)}</dt>
            <dd className="tabular-nums">{yuan(locale, Number(line.fen))}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-x-4 py-1.5 text-lg font-medium">
          <dt>{t(word)}</dt>
          <dd className="tabular-nums">{yuan(locale, Math.abs(sum.differenceFen))}</dd>
        </div>
      </dl>
    </Panel>
  )
}

/** The rule and both prices, with where they come from and whether that has been verified. */
export function RulePanel({ rules }: { rules: ClassRule[] }) {
  const t = useTranslations('billing.reclass')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  return (
    <Panel title={t('rule')} id="rule">
      <p>{t('ruleText')}</p>
      <p className="text-sm text-near">{t('ruleUnverified')}</p>
      <ul className="mt-2 space-y-1.5">
        {rules.map((rule) => (
          <li key={rule.tariffClass}>
            {t('price', {
              class: words(`tariff.${rule.tariffClass}`),
              price: yuan(locale, rule.priceFen),
              version: rule.version,
            })}
            {!rule.verified && <span className="ml-2 text-sm text-near">{t('unverified')}</span>}
            <span className="block text-sm text-ink-3">{rule.source}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
