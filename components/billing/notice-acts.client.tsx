'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { RefusalNote } from '../ui/refusal-note.client'
import { useVerb } from '../ui/use-verb.client'
import type { Act } from './types'

export type PrintNotices = Act<
  { requestKey: string; ids: string[]; again: boolean },
  { printed: number; withdrawn: string[] }
>

/** The waiting letters to the printer or into a file, then marked; what was settled in between is to be taken out. */
export function MarkPrinted({ ids, print }: { ids: string[]; print: PrintNotices }) {
  const t = useTranslations('billing.bank')
  const papers = useTranslations('billing.paper')
  const router = useRouter()
  const verb = useVerb(print, () => router.refresh())
  const done = verb.state?.ok ? verb.state.data : null
  return (
    <div className="space-y-2">
      {ids.length > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" onClick={() => window.print()}>
            {t('print')}
          </Button>
          <a href="/api/papers/notice/waiting" download className="text-accent underline underline-offset-2">
            {papers('noticesPdf')}
          </a>
          <Button disabled={verb.pending} onClick={() => void verb.run({ ids, again: false })}>
            {t('markPrinted')}
          </Button>
        </div>
      )}
      {done && (
        <p role="status" className="rounded bg-kept-soft px-3 py-2 text-kept">
          {t('markedPrinted', { count: done.printed })}{' '}
          {done.withdrawn.length > 0 && t('pullOut', { list: done.withdrawn.join('、') })}
        </p>
      )}
      <RefusalNote state={verb.state} />
    </div>
  )
}

/** Another copy of a letter, with what is open now; that it was made is recorded. */
export function PrintAgain({ id, no, print }: { id: string; no: string; print: PrintNotices }) {
  const t = useTranslations('billing.bank')
  const router = useRouter()
  const verb = useVerb(print, () => {
    window.location.assign(`/api/papers/notice/${no}`)
    router.refresh()
  })
  return (
    <>
      <Button disabled={verb.pending} onClick={() => void verb.run({ ids: [id], again: true })}>
        {t('printAgain')}
      </Button>
      <RefusalNote state={verb.state} />
    </>
  )
}
