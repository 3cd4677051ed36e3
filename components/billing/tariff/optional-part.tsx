type Props = { id: string; label: string; isOn: boolean; onToggle: (on: boolean) => void; children: React.ReactNode }

/** A part a price may have: its fields are there only while it is switched on. */
export function OptionalPart({ id, label, isOn, onToggle, children }: Props) {
  return (
    <fieldset className="border-t border-line pt-2">
      <label className="flex min-h-8 w-fit cursor-pointer items-center gap-2">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          className="size-4 shrink-0"
          onChange={(event) => onToggle(event.target.checked)}
        />
        {label}
      </label>
      {isOn && <div className="mt-2 mb-1 sm:pl-6">{children}</div>}
    </fieldset>
  )
}
