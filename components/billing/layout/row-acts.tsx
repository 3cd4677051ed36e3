import { useTranslations } from 'next-intl'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Button } from '../../ui/button'

type Props = {
  /** what the row is called aloud: 明细各栏 2 */
  name: string
  onRemove?: () => void
  onUp?: () => void
  onDown?: () => void
  isMovable?: boolean
}

/** Moves a row up or down, or takes it away. */
export function RowActs({ name, onRemove, onUp, onDown, isMovable }: Props) {
  const t = useTranslations('billing.layout')
  const acts = [
    ...(isMovable
      ? ([
          ['up', ArrowUp, onUp],
          ['down', ArrowDown, onDown],
        ] as const)
      : []),
    ['remove', X, onRemove] as const,
  ]
  return (
    <span className="flex shrink-0">
      {acts.map(([act, Icon, run]) => (
        <Button
          key={act}
          look="plain"
          className="w-7 px-0!"
          aria-label={t(`rowAct.${act}`, { name })}
          title={t(`rowAct.${act}`, { name })}
          disabled={!run}
          onClick={run}
        >
          <Icon aria-hidden className="size-4" />
        </Button>
      ))}
    </span>
  )
}
