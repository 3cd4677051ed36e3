/** The title of a page, one line of explanation, and what can be done with the whole page. */
export function PageTitle({
  title,
  note,
  children,
}: {
  title: string
  note?: React.ReactNode
  children?: React.ReactNode
}) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <h1 className="text-xl">{title}</h1>
      {note && <p className="text-sm text-ink-3">{note}</p>}
      {children && (
        <div className="flex max-w-full min-w-0 grow flex-wrap items-center justify-end gap-2">{children}</div>
      )}
    </div>
  )
}
