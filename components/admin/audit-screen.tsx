import { useTranslations } from 'next-intl'
import Form from 'next/form'
import Link from 'next/link'
import type { EventPage, SealView } from '@/lib/audit/views'
import { DateInput } from '../ui/date-input.client'
import { Button } from '../ui/button'
import { inputClass } from '../ui/field'
import { Empty } from '../ui/panel'
import { AdminTabs, type AdminSection } from './admin-tabs'
import { EventTable } from './event-table.client'
import { SealNote } from './seal-note'

type Asked = { type?: string; person?: string; from?: string; to?: string; before?: string }
type Props = {
  sections: AdminSection[]
  asked: Asked
  page: EventPage
  seal: SealView
  locale: 'zh-CN' | 'en'
  now: string
}

const TYPES = [
  'ticket',
  'order',
  'visit',
  'clock',
  'escalation',
  'commitment',
  'follow-up',
  'personal-data',
  'list',
  'register',
  'session',
  'staff',
  'calendar',
  'access',
] as const

/** The record, to be read: filters, sentences, seals. Nothing here can be changed. */
export function AuditScreen({ sections, asked, page, seal, locale, now }: Props) {
  const t = useTranslations('admin.audit')
  const { type, person, from, to } = asked
  const query = (more: Record<string, string>) =>
    new URLSearchParams(
      Object.entries({ type, person, from, to, ...more }).filter((pair): pair is [string, string] => Boolean(pair[1])),
    ).toString()
  return (
    <>
      <AdminTabs sections={sections} current="audit" note={t('note')} />
      <SealNote seal={seal} verifyHref={`/admin/audit?${query({ verify: '1' })}`} now={now} />
      <Form action="/admin/audit" className="mb-3 flex flex-wrap items-end gap-2">
        <select name="type" aria-label={t('type')} defaultValue={type ?? ''} className={`${inputClass} max-w-44`}>
          <option value="">{t('anyType')}</option>
          {TYPES.map((name) => (
            <option key={name} value={name}>
              {t(`types.${name}`)}
            </option>
          ))}
        </select>
        <input
          name="person"
          type="search"
          aria-label={t('person')}
          placeholder={t('person')}
          maxLength={40}
          defaultValue={person ?? ''}
          className={`${inputClass} max-w-40`}
        />
        <label className="flex items-center gap-1.5 text-sm text-ink-2">
          {t('from')} <DateInput name="from" defaultValue={from ?? ''} className="max-w-40" />
        </label>
        <label className="flex items-center gap-1.5 text-sm text-ink-2">
          {t('to')} <DateInput name="to" defaultValue={to ?? ''} className="max-w-40" />
        </label>
        <Button type="submit">{t('show')}</Button>
      </Form>
      {page.rows.length === 0 ? <Empty text={t('none')} /> : <EventTable rows={page.rows} locale={locale} now={now} />}
      <div className="mt-3 flex gap-4">
        {asked.before && (
          <Link href={`/admin/audit?${query({})}`} className="text-accent">
            {t('latest')}
          </Link>
        )}
        {page.next && (
          <Link href={`/admin/audit?${query({ before: page.next })}`} rel="next" className="text-accent">
            {t('older')}
          </Link>
        )}
      </div>
    </>
  )
}
