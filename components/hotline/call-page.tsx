import { getLocale } from 'next-intl/server'
import type { PhrasesBody } from '@/lib/policy/rules/pack-bodies'
import type { Question } from '@/lib/policy/rules/question-body'
import type { DraftView } from '@/lib/tickets/views'
import type { CallActions, UnitOption } from './call-actions'
import { CallDesk } from './call-desk.client'
import { isOfNow } from './call-state'

type Props = {
  channel: 'hotline' | 'counter' | 'door'
  caller: string
  about?: string
  drafts: DraftView[]
  wantedDraft?: string
  /** the call before is over: the screen is empty for the next ring, whatever else was left unfinished */
  next: boolean
  questions: Question[]
  phrases: PhrasesBody
  units: UnitOption[]
  timeZone: string
  now: string
  mayAnswer: boolean
  mayDispatch: boolean
  ownUnitId: string
  speaker: { company: string; companyEn: string; staffNo: string }
  actions: CallActions
}

/** Which unfinished call to go on with: the one asked for; of those begun of late the ringing number's own, or the latest. */
export function draftToResume(
  drafts: DraftView[],
  {
    caller,
    wanted,
    about,
    next,
    now,
  }: { caller: string; wanted?: string; about?: string; next?: boolean; now: string },
): DraftView | undefined {
  if (wanted) return drafts.find((draft) => draft.id === wanted)
  const late = drafts.filter(({ startedAt }) => isOfNow(startedAt, now))
  if (about) return late.find((draft) => draft.body.query === about)
  if (caller) return late.find((draft) => draft.body.callerPhone === caller)
  return next ? undefined : late[0]
}

/** The call screen for whoever hears a customer first: hotline, counter or door. */
export async function CallPage({ wantedDraft, ...props }: Props) {
  const resumed = draftToResume(props.drafts, { ...props, wanted: wantedDraft })
  return (
    <CallDesk
      key={resumed?.id ?? (props.about || props.caller)}
      {...props}
      resumed={resumed}
      locale={(await getLocale()) === 'en' ? 'en' : 'zh-CN'}
    />
  )
}
