import { useTranslations } from 'next-intl'
import type { AccountContext } from '@/lib/accounts/views'
import { colon } from '../ui/named'
import { Mark } from '../ui/state-chip'

type Props = { account: Pick<AccountContext, 'keyCustomer' | 'flags'>; locale: string }

/** What must be known of a customer before speaking: key customer, safety and other flags with their word. */
export function AccountMarks({ account, locale }: Props) {
  const words = useTranslations('words')
  return (
    <div className="mt-2 flex flex-wrap gap-1">
      {account.keyCustomer && (
        <Mark of="key" tone="near">
          {words('flag.key-customer')}
        </Mark>
      )}
      {account.flags.map((flag) => (
        <Mark
          key={flag.id}
          wraps
          of={flag.kind === 'safety' ? 'safety' : 'flag'}
          tone={flag.kind === 'safety' ? 'over' : 'near'}
        >
          {words(`flag.${flag.kind}`)}
          {colon(locale)}
          {locale === 'en' ? flag.noteEn : flag.note}
        </Mark>
      ))}
    </div>
  )
}
