/** The shape of a job before its content. */
export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto max-w-[1100px] space-y-4">
      <div className="skeleton h-6 w-40" />
      <div className="skeleton h-8 w-64" />
      <div className="skeleton h-12" />
      <div className="skeleton h-12" />
      <div className="grid gap-8 lg:grid-cols-[2fr_3fr]">
        <div className="skeleton h-80" />
        <div className="skeleton h-80" />
      </div>
    </div>
  )
}
