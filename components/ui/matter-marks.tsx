import type { useTranslations } from 'next-intl'
import { Mark } from './state-chip'

type Marked = {
  severity?: string
  isGross?: boolean
  rulingOpen?: boolean
  level: number
  upset: boolean
  keyCustomer: boolean
}

/** What must be seen of a matter before anyone speaks of it, in the same words and order everywhere; `words` are those of the room `words`. */
export function MatterMarks({ of, words }: { of: Marked; words: ReturnType<typeof useTranslations> }) {
  return (
    <>
      {of.severity && of.severity !== 'normal' && (
        <Mark of="severity" tone="over">
          {words(`severity.${of.severity}`)}
        </Mark>
      )}
      {of.isGross && (
        <Mark of="gross" tone="over">
          {words('mark.gross')}
        </Mark>
      )}
      {of.rulingOpen && (
        <Mark of="ruling" tone="near">
          {words('mark.ruling')}
        </Mark>
      )}
      {of.level > 0 && (
        <Mark of="level" tone="over">
          {words('mark.level', { level: of.level })}
        </Mark>
      )}
      {of.upset && (
        <Mark of="upset" tone="near">
          {words('mark.upset')}
        </Mark>
      )}
      {of.keyCustomer && (
        <Mark of="key" tone="near">
          {words('flag.key-customer')}
        </Mark>
      )}
    </>
  )
}
