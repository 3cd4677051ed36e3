'use client'
import { useTranslations } from 'next-intl'

const TENDERS = ['cash', 'card', 'qr', 'transfer'] as const
export type Tender = (typeof TENDERS)[number]

/** By which way the money comes. */
export function TenderPick({ tender, onPick }: { tender: Tender; onPick: (tender: Tender) => void }) {
  const t = useTranslations('billing')
  return (
    <fieldset>
      <legend className="mb-1 text-sm text-ink-2">{t('howPaid')}</legend>
      <div className="grid grid-cols-4 gap-1">
        {TENDERS.map((one) => (
          <label
            key={one}
            className="flex min-h-11 cursor-pointer items-center justify-center gap-1 rounded border border-line-strong px-1 has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="tender"
              className="sr-only"
              checked={tender === one}
              onChange={() => onPick(one)}
            />
            {t(`tender.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
