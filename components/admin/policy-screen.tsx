import { useLocale, useTranslations } from 'next-intl'
import type { PackView } from '@/lib/policy/views'
import { cx } from '../ui/classes'
import { Empty } from '../ui/panel'
import { StateChip } from '../ui/state-chip'
import { AdminTabs, type AdminSection } from './admin-tabs'

/** Rule packs by topic: from when, for what, on which source, and whether anyone has checked it against the source. */
export function PolicyScreen({ sections, packs }: { sections: AdminSection[]; packs: PackView[] }) {
  const t = useTranslations('admin.policy')
  const topics = [...new Set(packs.map((pack) => pack.topic))]
  const unverified = packs.filter((pack) => pack.current && !pack.verified).length
  return (
    <>
      <AdminTabs sections={sections} current="policy" note={t('counts', { all: packs.length, unverified })} />
      {packs.length === 0 && <Empty text={t('none')} />}
      {topics.map((topic) => (
        <section key={topic} aria-labelledby={`topic-${topic}`} className="mb-6">
          <h2 id={`topic-${topic}`} className="mb-1 text-sm text-ink-2">
            {t.has(`topic.${topic}`) ? t(`topic.${topic}`) : topic}
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {packs
              .filter((pack) => pack.topic === topic)
              .map((pack) => (
                <Pack key={pack.id} pack={pack} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Pack({ pack }: { pack: PackView }) {
  const t = useTranslations('admin.policy')
  const words = useTranslations('words')
  const en = useLocale() === 'en'
  return (
    <li
      className={cx(
        'grid gap-x-6 gap-y-1 py-2.5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)_9rem]',
        !pack.current && 'text-ink-3',
      )}
    >
      <div>
        <p className="font-medium">{en ? pack.titleEn : pack.title}</p>
        <p className="text-sm text-ink-3">
          {pack.service ? words(`service.${pack.service}`) : t('allServices')} · {pack.region} ·{' '}
          {t('version', { version: pack.version })}
        </p>
      </div>
      <div>
        <p className="text-ink-2">{en ? pack.sourceEn : pack.source}</p>
        <p className="text-sm text-ink-3">
          {pack.effectiveTo
            ? t('between', { from: pack.effectiveFrom, to: pack.effectiveTo })
            : t('since', { from: pack.effectiveFrom })}
          {!pack.current && ` · ${t('notNow')}`}
        </p>
      </div>
      <div className="lg:text-right">
        <StateChip tone={pack.verified ? 'kept' : 'near'}>{t(pack.verified ? 'verified' : 'unverified')}</StateChip>
      </div>
    </li>
  )
}
