/** The shape of the day before its jobs. */
export default function Loading() {
  return (
    <div aria-busy="true" className="space-y-4">
      <div className="skeleton h-8 w-32" />
      <div className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {Array.from({ length: 3 }, (_, i) => (
          <div key={i} className="space-y-3 rounded border border-line bg-surface p-3">
            <div className="skeleton h-6 w-40" />
            <div className="skeleton h-8" />
            <div className="skeleton h-12" />
            <div className="skeleton h-12" />
          </div>
        ))}
      </div>
    </div>
  )
}
