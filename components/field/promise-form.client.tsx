'use client'
import { useTranslations } from 'next-intl'
import { PromiseOnSiteInput } from '@/lib/fieldwork/inputs'
import { instantOfField } from '@/lib/i18n/format'
import { RefusalNote } from '../ui/refusal-note.client'
import { useDraft } from './phone/use-draft.client'
import { usePutDown } from './phone/use-put-down.client'
import { TextLine } from './text-line.client'
import { Step, TouchButton } from './touch'

const EMPTY = { what: '', at: '', kept: '' }

/** What is promised the customer at the door, with its time: tracked as every promise is. */
export function PromiseForm({ orderNo }: { orderNo: string }) {
  const t = useTranslations('field')
  const { value, change } = useDraft(`promise/${orderNo}`, EMPTY)
  const verb = usePutDown('promise', PromiseOnSiteInput, () => change({ what: '', at: '', kept: value.what }))
  return (
    <Step title={t('promiseTitle')}>
      {value.kept && <p className="text-base text-kept">{t('promiseKept', { what: value.kept })}</p>}
      <TextLine
        label={t('promiseWhat')}
        value={value.what}
        maxLength={120}
        placeholder={t('promiseHint')}
        error={verb.fields.what}
        onText={(what) => change({ what })}
      />
      <TextLine
        label={t('promiseAt')}
        type="datetime-local"
        value={value.at}
        error={verb.fields.dueAt}
        onText={(at) => change({ at })}
      />
      <RefusalNote state={verb.state} />
      <TouchButton
        disabled={verb.pending || value.what === '' || value.at === ''}
        onClick={() => void verb.run(orderNo, { what: value.what, dueAt: instantOfField(value.at) })}
      >
        {t('promiseDo')}
      </TouchButton>
    </Step>
  )
}
