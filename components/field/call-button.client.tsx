'use client'
import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import type { RevealPhone } from './actions'
import { touchTile } from './touch'

type Props = {
  ticketNo: string
  /** of somebody who called about the same matter; else the contact */
  callId?: string
  reveal: RevealPhone
  reason: string
  label: string
  className?: string
  onShown?: (phone: string) => void
}

/** Shows the number whole, with its reason on record, and rings it. Pressed again it only rings. */
export function CallButton({ ticketNo, callId, reveal, reason, label, className, onShown }: Props) {
  const t = useTranslations('common')
  const [phone, setPhone] = useState('')
  const [busy, setBusy] = useState(false)
  async function ring() {
    if (phone) return window.location.assign(`tel:${phone}`)
    setBusy(true)
    try {
      const result = await reveal(
        callId ? { ticketNo, field: 'callerPhone', callId, reason } : { ticketNo, field: 'contactPhone', reason },
      )
      if (!result.ok) return void toast.error(t(`refusal.${result.kind}`))
      setPhone(result.data.phone)
      onShown?.(result.data.phone)
      window.location.assign(`tel:${result.data.phone}`)
    } catch {
      toast.error(t('refusal.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <button type="button" className={className ?? touchTile} disabled={busy} onClick={() => void ring()}>
      <Phone aria-hidden className="size-5" strokeWidth={1.75} />
      <span>{phone || label}</span>
    </button>
  )
}
