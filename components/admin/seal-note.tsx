import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { SealView } from '@/lib/audit/views'
import { cx } from '../ui/classes'
import { StateChip } from '../ui/state-chip'
import { TimeText } from '../ui/time-text.client'

/** How far the record is sealed, when last, and whether the chain holds. */
export function SealNote({ seal, verifyHref, now }: { seal: SealView; verifyHref: string; now: string }) {
  const t = useTranslations('admin.audit')
  const { lastAt, seals, sealedTo, verdict } = seal
  return (
    <div
      className={cx(
        'mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded px-3 py-2',
        verdict && !verdict.ok ? 'bg-over-soft text-over' : 'bg-sunken text-ink-2',
      )}
    >
      {lastAt ? (
        <span>
          {t('sealed', { seals, to: sealedTo ?? '' })} <TimeText at={lastAt} now={now} />
        </span>
      ) : (
        <span>{t('unsealed')}</span>
      )}
      {verdict && (
        <StateChip tone={verdict.ok ? 'kept' : 'over'}>
          {verdict.ok
            ? t('holds', { rows: verdict.rows })
            : t('broken', { n: verdict.badSeal ?? '', why: t(`why.${verdict.why ?? 'row-altered'}`) })}
        </StateChip>
      )}
      {lastAt && (
        <Link href={verifyHref} prefetch={false} className="ml-auto text-accent">
          {t(verdict ? 'verifyAgain' : 'verify')}
        </Link>
      )}
    </div>
  )
}
