/** The shape of the queue and the call before their content. */
export default function Loading() {
  return (
    <div aria-busy="true" className="grid items-start gap-8 lg:grid-cols-[320px_minmax(0,1fr)]">
      <div className="space-y-2">
        <div className="skeleton h-8 w-32" />
        {Array.from({ length: 7 }, (_, i) => (
          <div key={i} className="skeleton h-16" />
        ))}
      </div>
      <div className="hidden space-y-4 lg:block">
        <div className="skeleton h-8 w-72" />
        <div className="skeleton h-40" />
        <div className="skeleton h-64" />
      </div>
    </div>
  )
}
