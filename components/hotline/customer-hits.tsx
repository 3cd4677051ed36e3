import { useTranslations } from 'next-intl'
import type { CustomerHit } from '@/lib/accounts/views'
import { cx } from '../ui/classes'
import type { PartState } from './use-customer-hits.client'

type Props = {
  hits: CustomerHit[] | null
  /** the whole number that was typed or rang, if it is one */
  number: string | null | undefined
  at: number
  listId: string
  open: boolean
  take: (hit: CustomerHit) => void
  part: PartState
}

/** The holder; or whose number or name it was, with the holder beside: 租客 王芳 138····5678 · 户主 李强. */
function HitName({ hit }: { hit: CustomerHit }) {
  const words = useTranslations('words')
  const relation = (kind: string) => (words.has(`relation.${kind}`) ? words(`relation.${kind}`) : kind)
  const isOther = hit.contactName !== '' && hit.contactRelation !== 'holder' && hit.contactName !== hit.name
  return (
    <>
      {isOther && <span className="text-sm text-ink-2">{relation(hit.contactRelation)} </span>}
      <span className="font-medium">{isOther ? hit.contactName : hit.name}</span>{' '}
      <span className="text-sm text-ink-2">
        {hit.phoneMasked}
        {isOther && ` · ${relation('holder')} ${hit.name}`}
      </span>
    </>
  )
}

/** Whom the box may mean. A number that stands for several places says so: the home is asked for, never guessed. */
export function CustomerHits({ hits, number, at, listId, open, take, part }: Props) {
  const t = useTranslations('hotline')
  const words = useTranslations('words')
  const places =
    number && !part && hits?.every(({ matchedBy }) => matchedBy === 'phone')
      ? new Set(hits.map((h) => h.address))
      : null
  return (
    <div hidden={!open} className="absolute z-20 mt-1 w-full rounded bg-surface p-1 shadow-float">
      {places && places.size > 1 && (
        <p role="status" className="rounded bg-near-soft px-3 py-1.5 text-sm text-near">
          {t('severalPlaces', { n: places.size })}
        </p>
      )}
      <ul id={listId} role="listbox" aria-label={t('customer')} className="max-h-80 overflow-auto">
        {hits?.length === 0 && (
          <li className="px-3 py-2 text-ink-2">
            {part === 'too-often' ? t('partTooOften') : t('noCustomer')}
            {part === 'possible' && <span className="block text-sm text-ink-3">{t('partHint')}</span>}
          </li>
        )}
        {hits?.map((hit, index) => (
          <li
            key={hit.agreementId}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(hit)}
            className={cx('cursor-pointer rounded px-3 py-1.5', index === at && 'bg-sunken')}
          >
            <HitName hit={hit} />{' '}
            <span className="text-sm text-ink-2">
              {words(`service.${hit.service}`)} {hit.accountNo}
            </span>
            {hit.keyCustomer && <span className="ml-1 text-sm text-near">{words('flag.key-customer')}</span>}
            <span className="block text-sm text-ink-2">{hit.address}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
