'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { TermDesk } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import { TermRow, type EndTerm } from './term-row.client'
import type { Act } from './types'

type Kind = 'stop-use' | 'low-income'
type ApplyTerm = Act<
  { requestKey: string; accountNo: string; kind: Kind; periodCode: string; note: string },
  { lowers: boolean; by: string }
>
type Props = { accountNo: string; desk: TermDesk; acts: { apply: ApplyTerm; end: EndTerm } | null }

/** What lowers the price of an account for a season: heat stopped in time, low income; with the day it had to be asked for by. */
export function TermPanel({ accountNo, desk, acts }: Props) {
  const t = useTranslations('billing.term')
  const words = useTranslations('words')
  const router = useRouter()
  const verb = useVerb(acts?.apply ?? (async () => ({ ok: false }) as never), () => router.refresh())
  return (
    <Panel title={t('title')} id="terms">
      {desk.terms.length === 0 && <p className="text-ink-3">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {desk.terms.map((term) => (
          <TermRow key={term.id} accountNo={accountNo} term={term} today={desk.today} end={acts?.end ?? null} />
        ))}
      </ul>
      {acts && desk.periods.length > 0 && (
        <form
          className="mt-2 flex flex-wrap gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            const said = new FormData(event.currentTarget)
            const [kind, periodCode, note] = ['kind', 'period', 'note'].map((name) =>
              String(said.get(name) ?? '').trim(),
            )
            if (!verb.pending)
              void verb.run({ accountNo, kind: kind as Kind, periodCode: periodCode ?? '', note: note ?? '' })
          }}
        >
          <select name="kind" aria-label={t('title')} className={`${inputClass} w-40!`}>
            <option value="stop-use">{words('termKind.stop-use')}</option>
            <option value="low-income">{words('termKind.low-income')}</option>
          </select>
          <select name="period" aria-label={t('season')} className={`${inputClass} w-72!`}>
            {desk.periods.map((period) => (
              <option key={period.code} value={period.code}>
                {t('seasonBy', { code: period.code, by: period.stopUseBy })}
              </option>
            ))}
          </select>
          <input
            name="note"
            required
            maxLength={200}
            aria-label={t('note')}
            placeholder={t('note')}
            className={`${inputClass} min-w-40 flex-1`}
          />
          <Button type="submit" disabled={verb.pending}>
            {t('apply')}
          </Button>
          {verb.state?.ok && (
            <p role="status" className={`basis-full ${verb.state.data.lowers ? 'text-kept' : 'text-near'}`}>
              {verb.state.data.lowers ? t('applied') : t('tooLate', { by: verb.state.data.by })}
            </p>
          )}
          <div className="basis-full">
            <RefusalNote state={verb.state} />
          </div>
        </form>
      )}
    </Panel>
  )
}
