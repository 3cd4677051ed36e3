/** The shape of a workbench before its content. */
export default function Loading() {
  return (
    <div aria-busy="true" className="space-y-3">
      <div className="skeleton h-8 w-48" />
      <div className="grid gap-4 lg:grid-cols-[1fr_320px]">
        <div className="space-y-2">
          {Array.from({ length: 8 }, (_, i) => (
            <div key={i} className="skeleton h-10" />
          ))}
        </div>
        <div className="skeleton h-64" />
      </div>
    </div>
  )
}
