/** A sheet of paper as words and numbers; drawn by lib/platform/pdf. All texts are final, amounts written out. */
export type Paper = {
  title: string
  company: string
  number: string
  /** what must not be overlooked, e.g. that the receipt has been reversed */
  mark?: string
  /** what the code beside the title says; none is drawn without */
  code?: string
  pairs: readonly (readonly [label: string, value: string])[]
  /** running text between the pairs and the table */
  text?: readonly string[]
  table?: {
    columns: readonly { title: string; share: number; right?: boolean }[]
    rows: readonly (readonly string[])[]
    total?: readonly [label: string, amount: string]
  }
  notes?: readonly string[]
  left: string
  right: string
  /** said when a character is in none of the fonts and its number is printed instead */
  missing: string
}
