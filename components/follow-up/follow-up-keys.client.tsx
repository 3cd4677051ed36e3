'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { isTyping } from '../ui/is-typing.client'
import { KeysHelp } from '../ui/keys-help.client'

const isRadio = ({ target }: KeyboardEvent) => target instanceof HTMLInputElement && target.type === 'radio'

/** J and K walk the list, C takes the follow-up in front; `?` shows all keys of the screen. */
export function FollowUpKeys({ queue, selected }: { queue: string[]; selected?: string }) {
  const t = useTranslations('followUp.key')
  const router = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (isTyping(event) && !isRadio(event))) return
      const key = event.key.toLowerCase()
      if (key === 'c') document.querySelector<HTMLButtonElement>('[data-claim]')?.click()
      else if (key === 'j' || key === 'k') {
        const at = queue.indexOf(selected ?? '')
        const next = queue[Math.min(Math.max(at + (key === 'j' ? 1 : -1), 0), queue.length - 1)]
        if (next && next !== selected) router.push(`/follow-up/${next}`)
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [queue, selected, router])
  return (
    <KeysHelp
      keys={[
        ['J K', t('walk')],
        ['C', t('claim')],
        ['A S D F', t('outcome')],
        ['Y N', t('solved')],
        ['1…5', t('grade')],
        ['Ctrl+Enter', t('save')],
      ]}
    />
  )
}
