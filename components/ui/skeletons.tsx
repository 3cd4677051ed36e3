const many = (n: number) => Array.from({ length: n }, (_, i) => i)

/** The shape of a list before its rows. */
export function ListSkeleton() {
  return (
    <div aria-busy="true" className="space-y-3">
      <div className="flex justify-between gap-4">
        <div className="skeleton h-8 w-32" />
        <div className="skeleton h-8 w-80 max-w-1/2" />
      </div>
      <div className="skeleton h-9" />
      <div className="space-y-1.5">
        {many(12).map((i) => (
          <div key={i} className="skeleton h-11" />
        ))}
      </div>
    </div>
  )
}

/** The shape of a board before its numbers and lists. */
export function BoardSkeleton() {
  return (
    <div aria-busy="true" className="space-y-5">
      <div className="skeleton h-8 w-32" />
      <div className="grid grid-cols-2 gap-1 sm:grid-cols-4">
        {many(8).map((i) => (
          <div key={i} className="skeleton h-20" />
        ))}
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        <div className="skeleton h-72" />
        <div className="skeleton h-72" />
      </div>
    </div>
  )
}

/** The shape of a desk of three columns: what waits, what is chosen, where it goes. */
export function DeskSkeleton() {
  return (
    <div aria-busy="true" className="space-y-3">
      <div className="skeleton h-8 w-32" />
      <div className="grid gap-6 lg:grid-cols-[2fr_3fr] xl:grid-cols-[18rem_1fr_24rem]">
        <div className="space-y-2">
          {many(6).map((i) => (
            <div key={i} className="skeleton h-24" />
          ))}
        </div>
        <div className="skeleton h-96" />
        <div className="skeleton h-96" />
      </div>
    </div>
  )
}

/** The shape of a workbench or a ticket before its content. */
export function PageSkeleton() {
  return (
    <div aria-busy="true" className="space-y-3">
      <div className="skeleton h-8 w-48" />
      <div className="grid gap-4 lg:grid-cols-[1fr_320px]">
        <div className="space-y-2">
          {many(8).map((i) => (
            <div key={i} className="skeleton h-10" />
          ))}
        </div>
        <div className="skeleton h-64" />
      </div>
    </div>
  )
}
