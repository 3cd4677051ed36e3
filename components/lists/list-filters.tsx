import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Form from 'next/form'
import { Button } from '../ui/button'
import { cx } from '../ui/classes'
import { inputClass } from '../ui/field'
import { nameIn } from '../ui/named'

export type UnitName = { id: string; name: string; nameEn: string }
type Props = { queue: string; unit?: string; text?: string; day?: string; units: UnitName[]; exportHref: string }

/** Filter by unit, search, take the same list as a file. Works without JavaScript. */
export function ListFilters({ queue, unit, text, day, units, exportHref }: Props) {
  const t = useTranslations('lists')
  const locale = useLocale()
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 sm:justify-end" data-no-print>
      <Form action="/tickets" className="flex w-full min-w-0 gap-2 sm:w-auto">
        <input type="hidden" name="queue" value={queue} />
        {day && <input type="hidden" name="day" value={day} />}
        <select
          name="unit"
          aria-label={t('unit')}
          defaultValue={unit ?? ''}
          className={cx(inputClass, 'max-w-32 sm:max-w-40')}
        >
          <option value="">{t('anyUnit')}</option>
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {nameIn(locale, one)}
            </option>
          ))}
        </select>
        <input
          type="search"
          name="text"
          aria-label={t('text')}
          placeholder={t('text')}
          defaultValue={text ?? ''}
          maxLength={100}
          className={cx(inputClass, 'min-w-0 sm:w-60')}
        />
        <Button type="submit">{t('show')}</Button>
      </Form>
      <a
        href={exportHref}
        download
        className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-2 hover:bg-sunken hover:text-ink"
      >
        <Download aria-hidden className="size-4" strokeWidth={1.75} />
        {t('export')}
      </a>
    </div>
  )
}
