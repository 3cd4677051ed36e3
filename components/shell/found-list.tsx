import { useTranslations } from 'next-intl'
import { cx } from '../ui/classes'
import type { Option } from './use-found.client'

type ListProps = { id: string; open: boolean; options: Option[]; at: number; go: (option: Option) => void }

/** What was found, as one list to choose from. */
export function FoundList({ id, open, options, at, go }: ListProps) {
  const t = useTranslations('shell')
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t('found')}
      hidden={!open}
      className="absolute top-10 left-0 z-30 max-h-[60vh] w-full max-w-xl overflow-auto rounded bg-surface p-1 shadow-float"
    >
      {options.length === 0 && <li className="px-3 py-2 text-ink-2">{t('nothingFound')}</li>}
      {options.map((option, index) => (
        <li
          key={option.href}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => go(option)}
          className={cx('cursor-pointer rounded px-3 py-1.5', index === at && 'bg-sunken')}
        >
          <span className="font-medium">{option.title}</span>
          <span className="block truncate text-sm text-ink-2">{option.detail}</span>
        </li>
      ))}
    </ul>
  )
}
