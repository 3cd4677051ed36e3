'use client'
import { useTranslations } from 'next-intl'

/** Words for why a command of a phone was not carried out; a reason that is whole without its values is said as a refusal says it. */
export function useParkedWhy(): (why: string) => string {
  const words = useTranslations('words')
  const blockers = useTranslations('blockers')
  return (why) => {
    if (words.has(`parkedWhy.${why}`)) return words(`parkedWhy.${why}`)
    return blockers.has(why) ? blockers(why, { megabytes: 10 }) : words('parkedWhy.other')
  }
}
