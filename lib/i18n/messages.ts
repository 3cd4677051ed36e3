import type { Locale } from './locales'
import en from './messages/en'
import zh from './messages/zh-CN'

/** One file per room of the house; zh-CN is the source, en complete beside it. */
export const NAMESPACES = Object.keys(zh) as (keyof typeof zh)[]

const MESSAGES = { 'zh-CN': zh, en }

/** All messages of a locale. */
export const messagesOf = (locale: Locale) => MESSAGES[locale]
