import type { TariffText } from '@/lib/billing/rules/tariff-text'

/** What a part of a price's form is handed: what is written, how to change it, and the id and error of a field by its path. */
export type Part = {
  text: TariffText
  change: (more: Partial<TariffText>) => void
  id: (path: string) => string
  error: (path: string) => string | undefined
}
