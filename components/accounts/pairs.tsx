/** Names and values, one pair a line; what is not on record is left out. */
export function Pairs({ rows }: { rows: [name: string, value: React.ReactNode | null | undefined | false | ''][] }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
