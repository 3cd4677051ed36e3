'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from './button'
import { cx } from './classes'

const WIDTH = 320
const HEIGHT = 120
const LONGEST = 19_900
const STEP = 2

type Props = { label: string; value: string; error?: string; className?: string; onChange: (path: string) => void }

/** A signature drawn with finger, pen or mouse, kept as an SVG path of whole numbers: M x y L x y … */
export function SignaturePad({ label, value, error, className, onChange }: Props) {
  const t = useTranslations('common')
  const last = useRef<{ x: number; y: number } | null>(null)
  const path = useRef('')

  function pointOf(event: React.PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const clamp = (n: number, max: number) => Math.min(max, Math.max(0, Math.round(n)))
    return {
      x: clamp(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      y: clamp(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    }
  }
  function add(letter: 'M' | 'L', { x, y }: { x: number; y: number }) {
    const next = `${path.current}${path.current ? ' ' : ''}${letter}${x} ${y}`
    if (next.length > LONGEST) return
    path.current = next
    last.current = { x, y }
    onChange(next)
  }
  return (
    <div className={cx('block', className)}>
      <div className="mb-1 flex min-h-8 items-center justify-between gap-2">
        <span className="text-base text-ink-2">{label}</span>
        {value && (
          <Button look="plain" onClick={() => onChange('')}>
            {t('clear')}
          </Button>
        )}
      </div>
      <svg
        role="img"
        aria-label={value ? t('signatureDrawn', { label }) : label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={cx(
          'block w-full max-w-[480px] touch-none rounded border bg-surface text-ink select-none',
          error ? 'border-over' : 'border-line-strong',
        )}
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          path.current = value
          add('M', pointOf(event))
          add('L', last.current!)
        }}
        onPointerMove={(event) => {
          if (!last.current) return
          const point = pointOf(event)
          if (Math.abs(point.x - last.current.x) + Math.abs(point.y - last.current.y) >= STEP) add('L', point)
        }}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      >
        <path
          d={`M16 ${HEIGHT - 24} L${WIDTH - 16} ${HEIGHT - 24}`}
          stroke="var(--line-strong)"
          strokeWidth="1"
          strokeDasharray="3 4"
          fill="none"
        />
        {value ? (
          <path
            d={value}
            stroke="currentColor"
            strokeWidth="2.5"
            strokeLinecap="round"
            strokeLinejoin="round"
            fill="none"
          />
        ) : (
          <text x={WIDTH / 2} y={HEIGHT / 2} textAnchor="middle" fontSize="14" fill="var(--ink-3)">
            {t('signHere')}
          </text>
        )}
      </svg>
      {error && <p className="mt-1 text-sm text-over">{error}</p>}
    </div>
  )
}
