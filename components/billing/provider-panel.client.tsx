'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { ProviderView } from '@/lib/billing/views'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Panel } from '../ui/panel'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type EditProvider = Act<{
  requestKey: string
  code: string
  name: string
  enabled: boolean
  windowSeconds: number
  baseVersion: number
}>
type Props = { providers: ProviderView[]; edit: EditProvider }

/** Providers of online payments: name, on or off, how far their clock may be; the secret is the environment's. */
export function ProviderPanel({ providers, edit }: Props) {
  const t = useTranslations('billing.provider')
  const router = useRouter()
  const verb = useVerb(edit, () => router.refresh())
  const rows: (ProviderView | null)[] = [...providers, null]
  return (
    <Panel title={t('title')} id="providers">
      <p className="mb-2 text-sm text-ink-3">{t('hint')}</p>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={`${row?.code} ${row?.version}`} className="py-2">
            <form
              className="flex flex-wrap items-center gap-2"
              onSubmit={(event) => {
                event.preventDefault()
                const said = new FormData(event.currentTarget)
                const text = (name: string) => String(said.get(name) ?? '').trim()
                const numbers = { windowSeconds: Number(text('window')), baseVersion: row?.version ?? 0 }
                const [code, name] = [row?.code ?? text('code'), text('name')]
                if (!verb.pending) void verb.run({ code, name, enabled: said.has('enabled'), ...numbers })
              }}
            >
              {row ? (
                <span className="w-32 font-medium">{row.code}</span>
              ) : (
                <input
                  name="code"
                  required
                  aria-label={t('code')}
                  placeholder={t('code')}
                  className={`${inputClass} w-32!`}
                />
              )}
              <input
                name="name"
                required
                maxLength={40}
                defaultValue={row?.name}
                aria-label={t('name')}
                placeholder={t('name')}
                className={`${inputClass} w-40!`}
              />
              <label className="flex items-center gap-1">
                <input type="checkbox" name="enabled" defaultChecked={row?.enabled ?? true} /> {t('enabled')}
              </label>
              <label className="flex items-center gap-1">
                {t('window')}
                <input
                  name="window"
                  type="number"
                  min={30}
                  max={3600}
                  defaultValue={row?.windowSeconds ?? 300}
                  className={`${inputClass} w-24!`}
                />
              </label>
              {row && !row.hasSecret && <span className="text-sm text-near">{t('noSecret')}</span>}
              <Button type="submit" disabled={verb.pending}>
                {t(row ? 'save' : 'add')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <RefusalNote state={verb.state} />
    </Panel>
  )
}
