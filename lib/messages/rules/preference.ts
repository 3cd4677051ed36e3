import { foldWidth } from '@/lib/kernel/text'
import type { ContactPreference } from './contact-policy'

const SPAN = /(\d{1,2})[:：点时](\d{2})?\s*(?:-|–|—|~|至|到)\s*(\d{1,2})[:：点时](\d{2})?/g
const AFTER = /(早上|上午|下午|晚上?)?\s*(\d{1,2})[点时:：](\d{2})?\s*(?:以?后|之后)/
const DECLINED = /不要(再)?(打|来)电话|请勿(打扰|回访)|do not call|no calls/i
const END_OF_DAY = 1440

const minutesOf = (hours: string, minutes = '0') => Number(hours) * 60 + Number(minutes || 0)

/** What a note on an account says about when its customer may be called: "18:00-20:30", "晚8点后", "不要打电话". Undefined when it says nothing of the kind. */
export function preferenceOf(note: string): ContactPreference | undefined {
  const text = foldWidth(note)
  if (DECLINED.test(text)) return { noCalls: true }
  const windows = [...text.matchAll(SPAN)]
    .map(([, h1, m1, h2, m2]): [number, number] => [minutesOf(h1!, m1), minutesOf(h2!, m2)])
    .filter(([from, to]) => from < to && to <= END_OF_DAY)
  if (windows.length > 0) return { windows }
  const after = AFTER.exec(text)
  if (!after) return undefined
  const [, part, hour, minute] = after
  const from = minutesOf(hour!, minute)
  const evening = /下午|晚/.test(part ?? '') && from < 720
  return { windows: [[evening ? from + 720 : from, END_OF_DAY]] }
}
