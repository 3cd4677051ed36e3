export type Qr = { size: number; dots: number[] }

/** The dots of a code as one path: black on white, sharp at any size. */
export function PaperCode({ qr, label }: { qr: Qr; label: string }) {
  const path = qr.dots.map((dot, i) => (dot ? `M${i % qr.size} ${Math.floor(i / qr.size)}h1v1h-1z` : '')).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
      className="size-28 bg-paper text-paper-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  )
}
