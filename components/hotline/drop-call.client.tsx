'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button'

const ASKED_FOR_MS = 6000
/** A second press sooner than this is the first one's echo. */
const ECHO_MS = 500

/** Drops the call on the second press in the same place. Its place is kept from the start, away from the acts beside it: nothing moves when the first words are saved. */
export function DropCall({ hidden, onDrop }: { hidden: boolean; onDrop: () => void }) {
  const t = useTranslations('hotline')
  const [asked, setAsked] = useState(false)
  const askedAt = useRef(0)
  useEffect(() => {
    if (!asked) return
    const timer = setTimeout(() => setAsked(false), ASKED_FOR_MS)
    return () => clearTimeout(timer)
  }, [asked])
  function press(at: number) {
    if (!asked) {
      askedAt.current = at
      setAsked(true)
    } else if (at - askedAt.current > ECHO_MS) onDrop()
  }
  return (
    <Button
      look={asked ? 'danger' : 'plain'}
      className={`order-last min-w-36 sm:order-none sm:mr-6 ${hidden ? 'invisible' : ''}`}
      onClick={(event) => press(event.timeStamp)}
      onBlur={() => setAsked(false)}
    >
      {t(asked ? 'discardSure' : 'discard')}
    </Button>
  )
}
