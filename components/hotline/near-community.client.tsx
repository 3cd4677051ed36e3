'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { CommunityView } from '@/lib/accounts/views'
import { inputClass } from '../ui/field'

/** The community nearest to a place off the address list: the zone it lies in decides the unit. */
export function NearCommunity({ value, onPick }: { value: string; onPick: (id: string | null) => void }) {
  const t = useTranslations('hotline')
  const [communities, setCommunities] = useState<CommunityView[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      const answer = await fetch('/api/search/communities', { signal: stop.signal }).catch(() => null)
      if (answer?.ok) setCommunities((await answer.json()) as CommunityView[])
    }
    void read().catch(() => undefined)
    return () => stop.abort()
  }, [])
  const districts = [...new Set(communities.map(({ district }) => district))]
  return (
    <label className="block">
      <span className="mb-1 block text-sm text-ink-2">{t('near')}</span>
      <select className={inputClass} value={value} onChange={(event) => onPick(event.target.value || null)}>
        <option value="">{t('nearUnknown')}</option>
        {districts.map((district) => (
          <optgroup key={district} label={district}>
            {communities
              .filter((community) => community.district === district)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
