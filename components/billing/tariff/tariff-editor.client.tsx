'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { TariffView } from '@/lib/billing/rules/season-desk'
import { TariffForm, type EditTariff } from './tariff-form.client'

type Props = { tariff: TariffView; from: string; edit: EditTariff }

/** Opens the form of a price on the version that was read; what was typed stays while it is closed, until a version is saved. */
export function TariffEditor({ tariff, from, edit }: Props) {
  const t = useTranslations('billing.season')
  const router = useRouter()
  const [held, setHeld] = useState<TariffView | null>(null)
  const [isOpen, setOpen] = useState(false)
  const done = () => {
    setOpen(false)
    setHeld(null)
    router.refresh()
  }
  return (
    <details
      open={isOpen}
      onToggle={(event) => {
        const now = event.currentTarget.open
        setOpen(now)
        if (now) setHeld((before) => before ?? tariff)
      }}
    >
      <summary className="w-fit cursor-pointer text-sm text-accent underline underline-offset-2">{t('change')}</summary>
      {held && <TariffForm tariff={held} from={from} edit={edit} done={done} />}
    </details>
  )
}
