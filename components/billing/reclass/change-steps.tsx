import { useTranslations } from 'next-intl'
import type { ClassChangeView } from '@/lib/billing/views'
import { Panel } from '../../ui/panel'
import { TimeText } from '../../ui/time-text.client'

/** Who asked, who looked, who decided, and when; and what comes next, by whom. */
export function ChangeSteps({ change, now }: { change: ClassChangeView; now: string }) {
  const t = useTranslations('billing.reclass')
  const steps: { key: string; at: string | null; who: string; values: Record<string, string> }[] = [
    { key: 'opened', at: change.openedAt, who: change.openedBy, values: { claim: change.claim } },
    { key: 'checked', at: change.checkedAt, who: change.checkedBy, values: { finding: change.finding } },
    { key: change.status, at: change.decidedAt, who: change.decidedBy, values: { reason: change.decisionReason } },
  ]
  return (
    <Panel title={t('steps')} id="steps">
      <ol className="space-y-1.5">
        {steps.map(
          ({ key, at, who, values }) =>
            at && (
              <li key={key}>
                {t(`history.${key}`, { who, ...values })}{' '}
                <span className="text-sm text-ink-3">
                  <TimeText at={at} now={now} />
                </span>
              </li>
            ),
        )}
        {t.has(`next.${change.status}`) && <li className="text-ink-2">{t(`next.${change.status}`)}</li>}
      </ol>
    </Panel>
  )
}
