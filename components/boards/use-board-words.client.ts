'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import { wallClock } from '@/lib/i18n/format'
import type { BoardOrder } from '@/lib/fieldwork/views'
import type { OrderState } from '@/lib/fieldwork/rules/orders'
import { nameIn, summaryIn } from '../ui/named'

type Named = { name: string; nameEn: string }
export type BoardWords = {
  kind: (kind: string) => string
  /** where it is, or what it is about where no address was given */
  place: (order: BoardOrder) => string
  /** an order at its appointment in a sentence: number, kind, place, time, crew, state */
  block: (order: BoardOrder, crew: Named) => string
}

/** The words of a board with hundreds of blocks, each looked up once for all of them. */
export function useBoardWords(locale: Locale): BoardWords {
  const t = useTranslations('lists.dispatch')
  const words = useTranslations('words')
  return useMemo(() => {
    const known = new Map<string, string>()
    const word = (key: `orderKind.${string}` | `orderStatus.${OrderState}`) => {
      const found = known.get(key) ?? words(key as 'orderKind.repair')
      known.set(key, found)
      return found
    }
    const place = (order: BoardOrder) => order.place || summaryIn(locale, order)
    const block = (order: BoardOrder, crew: Named) => {
      const said = t('block', {
        ...{ no: order.orderNo, kind: word(`orderKind.${order.kind}`), place: place(order) },
        ...{ time: `${wallClock(order.from!)}–${wallClock(order.to!)}`, crew: nameIn(locale, crew) },
      })
      return `${said} · ${word(`orderStatus.${order.status}`)}`
    }
    return { kind: (kind) => word(`orderKind.${kind}`), place, block }
  }, [t, words, locale])
}
