'use client'
import { useTranslations } from 'next-intl'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import { Panel } from '../ui/panel'
import { fillPhrase, type Spoken } from './spoken'

type Props = { phrases: PhrasesBody; upset: boolean; locale: 'zh-CN' | 'en'; spoken: Spoken }

/** Wording at hand: greeting and closing; calming first when the caller is upset. */
export function PhrasesPanel({ phrases, upset, locale, spoken }: Props) {
  const t = useTranslations('hotline')
  const sets = upset ? (['calming', 'closing'] as const) : (['greeting', 'closing'] as const)
  return (
    <Panel title={t('phrases')}>
      {sets.map((name) => (
        <div key={name} className={name === 'calming' ? 'mb-2 rounded bg-accent-soft px-2.5 py-1.5' : 'mb-2'}>
          <h3 className="text-xs text-ink-3">{t(`phrase.${name}`)}</h3>
          {phrases[name].map((phrase) => {
            const text = fillPhrase(locale === 'en' ? phrase.en : phrase.zh, spoken)
            return (
              text && (
                <p key={phrase.zh} className="text-sm">
                  {text}
                </p>
              )
            )
          })}
        </div>
      ))}
    </Panel>
  )
}
