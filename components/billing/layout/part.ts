import type { LayoutText } from '@/lib/billing/rules/layout-text'

/** What a part of a layout's form is handed: what is written, how to change it, and why a field is refused, by its path. */
export type Part = {
  text: LayoutText
  change: (more: Partial<LayoutText>) => void
  error: (path: string) => string | undefined
}
