'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type CancelBill = Act<{ requestKey: string; billNo: string; docNo: string; reason: string }>
type Props = { bills: { no: string; label: string }[]; cancel: CancelBill }

/** A bill taken out of the books, with document and reason. */
export function CancelForm({ bills, cancel }: Props) {
  const t = useTranslations('billing')
  const router = useRouter()
  const verb = useVerb(cancel, () => router.refresh())
  return (
    <Panel title={t('cancelBill.title')} id="cancel-bill">
      <form
        className="grid gap-2 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          const said = new FormData(event.currentTarget)
          const text = (name: string) => String(said.get(name) ?? '').trim()
          if (!verb.pending) void verb.run({ billNo: text('bill'), docNo: text('docNo'), reason: text('reason') })
        }}
      >
        <select name="bill" aria-label={t('cancelBill.bill')} className={`${inputClass} sm:col-span-2`}>
          {bills.map(({ no, label }) => (
            <option key={no} value={no}>
              {label}
            </option>
          ))}
        </select>
        <input name="docNo" required aria-label={t('docNo')} placeholder={t('docNo')} className={inputClass} />
        <input name="reason" required aria-label={t('why')} placeholder={t('why')} className={inputClass} />
        <Button type="submit" look="danger" disabled={verb.pending}>
          {t('cancelBill.submit')}
        </Button>
        {verb.state?.ok && (
          <p role="status" className="self-center text-kept">
            {t('done')}
          </p>
        )}
        <div className="sm:col-span-2">
          <RefusalNote state={verb.state} />
        </div>
      </form>
    </Panel>
  )
}
