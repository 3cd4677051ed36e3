'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { summaryIn } from '../ui/named'

type Found = {
  receipts: string[]
  accounts: { accountNo: string; name: string; address: string; service: string }[]
  tickets: { no: string; summary: string; summaryEn: string; place: string }[]
}
export type Option = { href: string; title: string; detail: string }

const WAIT_MS = 180

/** What carries the typed number first, then whose home it is, then what was said about it. */
function optionsOf(locale: string, receipt: string, typed: string, found: Found): Option[] {
  const tickets = found.tickets.map((ticket) => ({
    href: `/tickets/${ticket.no}`,
    title: ticket.no,
    detail: `${ticket.place} ${summaryIn(locale, ticket)}`,
  }))
  const isNamed = ({ title }: Option) => title.toLowerCase().includes(typed.trim().toLowerCase())
  return [
    ...found.receipts.map((no) => ({ href: `/pay/receipt/${no}`, title: no, detail: receipt })),
    ...tickets.filter(isNamed),
    ...found.accounts.map((account) => ({
      href: `/accounts/${account.accountNo}`,
      title: `${account.name} ${account.accountNo}`,
      detail: account.address,
    })),
    ...tickets.filter((ticket) => !isNamed(ticket)),
  ]
}

/** What the one box finds while someone types, a moment after they paused; null until something was asked. `isPending`: what stands there answers an older text. */
export function useFound(text: string, onAnswer: (options: Option[]) => void) {
  const locale = useLocale()
  const receipt = useTranslations('billing')('receipt')
  const [answered, setAnswered] = useState<{ to: string; options: Option[] } | null>(null)
  const answer = useEffectEvent((options: Option[]) => {
    setAnswered({ to: text, options })
    onAnswer(options)
  })

  useEffect(() => {
    if (text.trim().length < 2) return
    const stop = new AbortController()
    const read = async () => {
      const response = await fetch(`/api/search?q=${encodeURIComponent(text)}`, { signal: stop.signal }).catch(
        () => null,
      )
      if (response?.ok) answer(optionsOf(locale, receipt, text, (await response.json()) as Found))
    }
    const timer = setTimeout(() => void read().catch(() => undefined), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [text, locale, receipt])
  return { options: answered?.options ?? null, isPending: answered?.to !== text }
}
