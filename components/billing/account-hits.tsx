import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { CustomerHit } from '@/lib/accounts/views'

/** The accounts a search at the till found, each a way to what it owes. */
export function AccountHits({ hits }: { hits: CustomerHit[] }) {
  const words = useTranslations('words')
  return (
    <ul className="divide-y divide-line border-y border-line">
      {hits.map((hit) => (
        <li key={hit.agreementId}>
          <Link href={`/pay?account=${hit.accountNo}`} className="flex flex-wrap gap-x-3 px-1 py-2 hover:bg-sunken">
            <span className="font-medium">{hit.name}</span>
            <span>{hit.accountNo}</span>
            <span className="text-ink-3">{words(`service.${hit.service}`)}</span>
            <span className="text-ink-2">{hit.address}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
