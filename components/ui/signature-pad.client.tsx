'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import Pad, { type PointGroup } from 'signature_pad'
import { Button } from './button'
import { cx } from './classes'

const WIDTH = 320
const HEIGHT = 120
const LONGEST = 19_900

/** Strokes as an SVG path of whole numbers in a field of 320 by 120: M x y L x y … */
function pathOf(groups: PointGroup[], scale: number): string {
  const at = (n: number, max: number) => Math.min(max, Math.max(0, Math.round(n / scale)))
  let path = ''
  for (const { points } of groups) {
    const words = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${at(x, WIDTH)} ${at(y, HEIGHT)}`)
    if (words.length === 1) words.push(words[0]!.replace('M', 'L')) // a dot
    const next = [path, ...words].filter(Boolean).join(' ')
    if (next.length > LONGEST) break
    path = next
  }
  return path
}

function groupsOf(path: string, scale: number, penColor: string): PointGroup[] {
  return path.split(/(?=M)/).flatMap((stroke) => {
    const points = [...stroke.matchAll(/[ML](\d+) (\d+)/g)].map(([, x, y], i) => ({
      x: Number(x) * scale,
      y: Number(y) * scale,
      pressure: 0.5,
      time: i * 20,
    }))
    const drawn = { penColor, dotSize: 0, minWidth: 1, maxWidth: 2.5, velocityFilterWeight: 0.7 }
    return points.length === 0 ? [] : [{ ...drawn, compositeOperation: 'source-over' as const, points }]
  })
}

type Props = { label: string; value: string; error?: string; className?: string; onChange: (path: string) => void }

/** A signature drawn with finger, pen or mouse. */
export function SignaturePad({ label, value, error, className, onChange }: Props) {
  const t = useTranslations('common')
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<string | null>(null)
  const pad = useRef<Pad | null>(null)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  }, [onChange])
  useEffect(() => {
    const box = canvas.current!
    const made = new Pad(box, { minWidth: 1, maxWidth: 2.5, throttle: 8 })
    const fit = () => {
      const ratio = Math.max(window.devicePixelRatio || 1, 1)
      box.width = box.offsetWidth * ratio
      box.height = box.offsetHeight * ratio
      box.getContext('2d')!.scale(ratio, ratio)
      made.penColor = getComputedStyle(box).color
      const scale = box.offsetWidth / WIDTH
      made.fromData(groupsOf(drawn.current ?? '', scale, made.penColor))
    }
    const ended = () => {
      drawn.current = pathOf(made.toData(), box.offsetWidth / WIDTH)
      tell.current(drawn.current)
    }
    made.addEventListener('endStroke', ended)
    pad.current = made
    const seen = new ResizeObserver(fit)
    seen.observe(box)
    return () => {
      seen.disconnect()
      made.off()
      pad.current = null
    }
  }, [])
  useEffect(() => {
    if (value === drawn.current || !canvas.current) return
    drawn.current = value
    const scale = canvas.current.offsetWidth / WIDTH
    pad.current?.fromData(groupsOf(value, scale, getComputedStyle(canvas.current).color))
  }, [value])
  return (
    <div className={cx('block', className)}>
      <div className="mb-1 flex min-h-12 items-center justify-between gap-2">
        <span className="text-base text-ink-2">{label}</span>
        {value && (
          <Button look="plain" className="min-h-12! min-w-12 text-base!" onClick={() => onChange('')}>
            {t('clear')}
          </Button>
        )}
      </div>
      <div className="relative w-full max-w-[480px]">
        <canvas
          ref={canvas}
          role="img"
          aria-label={value ? t('signatureDrawn', { label }) : label}
          style={{ aspectRatio: `${WIDTH} / ${HEIGHT}` }}
          className={cx(
            'block w-full touch-none rounded border bg-surface text-ink select-none',
            error ? 'border-over' : 'border-line-strong',
          )}
        />
        {!value && (
          <span aria-hidden className="pointer-events-none absolute inset-x-0 top-1/3 text-center text-base text-ink-3">
            {t('signHere')}
          </span>
        )}
        <span
          aria-hidden
          className="pointer-events-none absolute inset-x-4 bottom-6 border-b border-dashed border-line-strong"
        />
      </div>
      {error && <p className="mt-1 text-sm text-over">{error}</p>}
    </div>
  )
}
