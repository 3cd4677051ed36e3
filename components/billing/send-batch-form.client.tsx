'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { BankDesk } from '@/lib/billing/views'
import { yuan } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { AskAgain } from '../ui/ask-again.client'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { BankActions } from './bank-actions'
import { BankSelect } from './bank-select'

type Props = {
  desk: Pick<BankDesk, 'layouts' | 'month' | 'opensOn' | 'sent' | 'toSend'>
  send: BankActions['send']
}

/** This month's batch of one bank, not before its day; asked once more with what the server counts now, because its bills are locked with it. */
export function SendBatchForm({ desk, send }: Props) {
  const t = useTranslations('billing.bank')
  const locale = useLocale() as Locale
  const router = useRouter()
  const { layouts, month, opensOn, toSend } = desk
  const [bank, setBank] = useState(toSend?.layoutCode ?? layouts[0]?.code ?? '')
  const [isCounting, startCounting] = useTransition()
  const verb = useVerb(send, () => router.replace('/withholding', { scroll: false }))
  const ask = (code: string) =>
    startCounting(() => router.replace(code ? `/withholding?send=${code}` : '/withholding', { scroll: false }))
  const before = desk.sent.find(({ layoutCode }) => layoutCode === bank)
  const asked = toSend?.layoutCode === bank && !before?.isOut && !opensOn ? toSend : null
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!verb.pending) ask(bank)
      }}
    >
      <BankSelect layouts={layouts} chosen={bank} onChoose={setBank} />
      {!before?.isOut && (
        <Button
          type="submit"
          look={before ? 'quiet' : 'primary'}
          disabled={verb.pending || isCounting || opensOn !== null}
          aria-expanded={asked !== null}
        >
          {t('send', { month })}
        </Button>
      )}
      {opensOn && <p className="text-sm text-ink-2">{t('opensOn', { date: opensOn })}</p>}
      {before && (
        <p className="text-sm text-ink-2">{t(before.isOut ? 'alreadyOut' : 'alreadyBack', { no: before.no })}</p>
      )}
      {asked && asked.count === 0 && (
        <p role="status" className="w-full text-ink-2">
          {t('nothingToSend', { bank: asked.bankName, unwritable: asked.unwritable })}
        </p>
      )}
      {asked && asked.count > 0 && (
        <AskAgain
          label={t('send', { month })}
          yes={t('sendYes')}
          no={t('sendNo')}
          onYes={() => void verb.run({ layoutCode: bank, month })}
          onNo={() => ask('')}
        >
          {t('sendAsk', {
            ...{ bank: asked.bankName, month, count: asked.count, sum: yuan(locale, asked.fen) },
            unwritable: asked.unwritable,
          })}
        </AskAgain>
      )}
      {verb.state?.ok && (
        <p role="status" className="text-kept">
          {t('sent', {
            no: verb.state.data.batchNo,
            count: verb.state.data.count,
            unwritable: verb.state.data.unwritable,
          })}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </form>
  )
}
