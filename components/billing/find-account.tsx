import { useTranslations } from 'next-intl'
import { inputClass } from '../ui/field'

/** The account of the one who stands there, by whatever they say of themselves. */
export function FindAccount({ asked, found }: { asked: string; found: boolean }) {
  const t = useTranslations('billing')
  return (
    <form role="search" action="/pay" className="mb-4 flex max-w-2xl gap-2">
      <input
        name="find"
        key={asked}
        defaultValue={asked}
        autoFocus={!found}
        autoComplete="off"
        aria-label={t('find')}
        placeholder={t('find')}
        className={`${inputClass} h-11 md:h-10`}
      />
      <button type="submit" className="h-11 shrink-0 rounded bg-accent px-4 font-medium text-accent-ink md:h-10">
        {t('search')}
      </button>
    </form>
  )
}
