/** What a spreadsheet takes for the beginning of a formula, as typed or full-width, and what hides one. */
const FORMULA = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/

/** A text as a cell of a CSV file: never a formula, whatever a customer has said. */
export function csvCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
