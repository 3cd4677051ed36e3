import { useLocale, useTranslations } from 'next-intl'
import type { ReadingView } from '@/lib/fieldwork/views'
import { StateChip } from '../ui/state-chip'

/** One reading with its standard and how it was taken. */
export function ReadingLine({ reading }: { reading: ReadingView }) {
  const t = useTranslations('field')
  const words = useTranslations('words')
  const locale = useLocale() === 'en' ? 'en' : 'zh'
  const point = reading.pointWords?.[locale] ?? reading.point // a day kept by an older program has no words of the pack
  const place = words.has(`room.${reading.place}`) ? words(`room.${reading.place}`) : reading.place
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span>
        {words(`reading.${reading.kind}`)} · {place}
      </span>
      <strong className="whitespace-nowrap">{`${reading.value}\u00a0${reading.unit}`}</strong>
      {reading.meetsStandard !== null && (
        <StateChip tone={reading.meetsStandard ? 'kept' : 'near'}>
          {t(reading.meetsStandard ? 'meets' : 'below', { standard: Number(reading.standard) })}
        </StateChip>
      )}
      <span className="basis-full text-xs text-ink-3">
        {t('instrumentLine', { no: reading.instrumentNo })}
        {reading.doorsShutMinutes !== null && ` · ${t('doorsLine', { minutes: reading.doorsShutMinutes })}`}
        {point && ` · ${point}`}
      </span>
    </p>
  )
}
