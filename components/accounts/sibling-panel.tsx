import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { SiblingView } from '@/lib/accounts/views'
import { Panel } from '../ui/panel'

/** Other accounts of the same person or the same place, with what each owes, in fen. */
export function SiblingPanel({ siblings, owe }: { siblings: SiblingView[]; owe: Record<string, number> }) {
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  const locale = useLocale() as Locale
  if (siblings.length === 0) return null
  return (
    <Panel title={t('siblings')} id="siblings" aside={<span className="text-sm text-ink-3">{siblings.length}</span>}>
      <ul className="space-y-2">
        {siblings.map((sibling) => (
          <li key={sibling.agreementId}>
            <p>
              <Link
                href={`/accounts/${sibling.accountNo}`}
                prefetch={false}
                className="text-accent underline decoration-1 underline-offset-2"
              >
                {sibling.accountNo}
              </Link>{' '}
              {words(`service.${sibling.service}`)} {sibling.name}
              {(owe[sibling.agreementId] ?? 0) > 0 && (
                <span className="ml-2 text-near">{t('owes', { amount: yuan(locale, owe[sibling.agreementId]!) })}</span>
              )}
            </p>
            <p className="text-sm text-ink-3">
              {[sibling.samePerson && t('samePerson'), sibling.samePremise && t('samePremise')]
                .filter(Boolean)
                .join(' · ')}
              {!sibling.samePremise && ` · ${sibling.address}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
