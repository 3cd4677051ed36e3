import { useTranslations } from 'next-intl'
import type { ActionState } from '@/lib/kernel/result'
import type { LayoutPreview } from '@/lib/billing/views'
import { FileInput } from '../../ui/file-input.client'
import { Field } from '../../ui/field'
import { readUpload } from '../read-upload'
import { PreviewTable } from './preview-table'

export type Sample = { name: string; base64: string }
type Props = {
  seen: ActionState<LayoutPreview> | null
  isUnreadable: boolean
  onSample: (sample: Sample) => void
}

/** A sample file, and what its lines would be by the layout as it stands in the form. */
export function SamplePreview({ seen, isUnreadable, onSample }: Props) {
  const t = useTranslations('billing.layout')
  return (
    <div className="h-fit min-w-0 xl:sticky xl:top-24 xl:max-h-[calc(100dvh-7rem)] xl:overflow-y-auto">
      <Field label={t('sample')} htmlFor="sample" hint={t('sampleHint')}>
        <FileInput id="sample" onFile={(file) => file && void readUpload(file).then(onSample)} />
      </Field>
      {(isUnreadable || (seen && !seen.ok)) && <p className="mt-2 text-over">{t('previewRefused')}</p>}
      {!isUnreadable && seen?.ok && <PreviewTable preview={seen.data} />}
    </div>
  )
}
