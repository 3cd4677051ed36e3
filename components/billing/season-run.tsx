import { useLocale, useTranslations } from 'next-intl'
import type { RunView } from '@/lib/billing/rules/season-desk'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { colon } from '../ui/named'
import { StateChip, type Tone } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'

const TONE: Record<string, Tone> = { done: 'kept', stopped: 'over' }

/** One run or rehearsal: how far, how much, who cannot be billed, the largest changes. */
export function SeasonRun({ run, now }: { run: RunView; now: string }) {
  const t = useTranslations('billing.season')
  const locale = useLocale() as Locale
  const share = run.total ? Math.round((run.done / run.total) * 100) : 100
  return (
    <li className="space-y-2 py-3">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-medium">{t(`mode.${run.mode}`)}</span>
        <StateChip tone={TONE[run.status] ?? 'run'}>{t(`runState.${run.status}`)}</StateChip>
        <span className="text-sm text-ink-3">
          {run.byName} · <TimeText at={run.at} now={now} />
        </span>
        <span className="ml-auto tabular-nums">
          {t('billed', { count: run.billed })} {yuan(locale, run.sumFen)}
        </span>
      </p>
      {run.status === 'stopped' && <p className="text-sm text-over">{t('stoppedWhy')}</p>}
      {!TONE[run.status] && (
        <div className="flex items-center gap-3">
          <progress
            aria-label={t('progress')}
            className="block h-3 min-w-0 flex-1 appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken [&::-moz-progress-bar]:bg-run [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-run"
            value={share}
            max={100}
          >
            {share}%
          </progress>
          <span className="text-sm text-ink-2 tabular-nums">
            {t('progressOf', { done: run.done, total: run.total, share })}
          </span>
        </div>
      )}
      {run.exceptions.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">
            {run.exceptions.map((e) => `${t(`exception.${e.reason}`)} ${e.count}`).join('　')}
          </summary>
          {run.exceptions.map((e) => (
            <p key={e.reason} className="mt-1 text-sm text-ink-3">
              {t(`exception.${e.reason}`)}
              {colon(locale)}
              {e.accounts.join(' ')}
            </p>
          ))}
        </details>
      )}
      {run.largest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">{t('largest')}</summary>
          <ul className="mt-1 text-sm">
            {run.largest.map((change) => (
              <li key={change.accountNo} className="flex justify-between gap-4">
                <span>{change.accountNo}</span>
                <span className="tabular-nums">
                  {yuan(locale, change.beforeFen)} → {yuan(locale, change.fen)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
