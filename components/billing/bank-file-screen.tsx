import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { FileView, LineView } from '@/lib/billing/views'
import { cx } from '../ui/classes'
import { aside } from '../ui/named'
import { PageTitle } from '../ui/page-title'
import { StateChip, type Tone } from '../ui/state-chip'
import { countsOf } from './line-text'

const TONE: Record<string, Tone> = { failed: 'near', suspense: 'over', duplicate: 'wait', quarantined: 'over' }

/** Which of a file's lines stand below, and what became of the others. */
function ListedOnly({ file, shown }: { file: FileView; shown: number }) {
  const t = useTranslations('billing.bank')
  const n = file.failed + file.suspense + file.duplicates + file.quarantined
  return t(n === 0 ? 'allPosted' : shown < n ? 'onlyFirst' : 'onlyThese', { n, shown, m: file.posted })
}

/** What became of a file: why it was parked, or each line that was not simply posted. */
export function BankFileScreen({ file, lines }: { file: FileView; lines: LineView[] }) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const { params } = file
  const fen = (value: unknown) => yuan(locale, Number(value ?? 0))
  const cell = 'px-2 py-1.5 align-top'
  return (
    <>
      <PageTitle title={file.name} note={file.batchNo}>
        <Link href="/withholding" className="text-accent underline underline-offset-2">
          {t('title')}
        </Link>
      </PageTitle>
      {file.parked ? (
        <div role="alert" className="rounded border border-over bg-over-soft px-4 py-3 text-over">
          <p className="text-lg font-medium">{t(`parked.${file.reason}`)}</p>
          {params.saidFen !== undefined && (
            <p>
              {t('bothSums', {
                saidCount: Number(params.saidCount),
                said: fen(params.saidFen),
                count: Number(params.count),
                found: fen(params.fen),
              })}
            </p>
          )}
          {params.line !== undefined && (
            <p>{t('brokenAt', { line: Number(params.line), offset: Number(params.offset) })}</p>
          )}
          {params.no !== undefined && <p>{t('askAdmin', { no: String(params.no) })}</p>}
          <p>{t('nothingPosted')}</p>
          {params.no === undefined && (
            <p>{t(t.has(`parkedNext.${file.reason}`) ? `parkedNext.${file.reason}` : 'parkedNext.other')}</p>
          )}
        </div>
      ) : (
        <>
          <p>{t('fileCounts', countsOf(file))}</p>
          {file.status === 'posted' && (
            <p className="mb-3 text-ink-2">
              <ListedOnly file={file} shown={lines.length} />
            </p>
          )}
        </>
      )}
      {lines.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full min-w-2xl border-collapse text-left">
            <thead>
              <tr className="border-b border-line text-sm text-ink-3">
                {(['lineNo', 'state', 'accountNo', 'name', 'amount', 'reason'] as const).map((name) => (
                  <th key={name} className={cx(cell, 'font-normal', name === 'amount' && 'text-right')}>
                    {t(`column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.n} className="border-b border-line">
                  <td className={`${cell} text-ink-3`}>{line.n}</td>
                  <td className={cell}>
                    <StateChip tone={TONE[line.state] ?? 'wait'}>{t(`line.${line.state}`)}</StateChip>
                  </td>
                  <td className={cell}>
                    {line.state === 'failed' || line.state === 'duplicate' ? (
                      <Link
                        href={`/accounts/${line.accountNo}`}
                        prefetch={false}
                        className="text-accent underline underline-offset-2"
                      >
                        {line.accountNo}
                      </Link>
                    ) : (
                      line.accountNo
                    )}
                  </td>
                  <td className={cell}>{line.name}</td>
                  <td className={`${cell} text-right tabular-nums`}>{line.amountFen ? fen(line.amountFen) : ''}</td>
                  <td className={cell}>
                    {t.has(`why.${line.reason}`) ? t(`why.${line.reason}`) : line.reason}
                    {line.code && aside(locale, line.code)}
                    {line.raw && <code className="block font-sans text-sm break-all text-ink-3">{line.raw}</code>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
