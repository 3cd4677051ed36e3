'use client'

type Props = Omit<React.ComponentProps<'a'>, 'href'> & { href: string }

/** Goes to another page of the field room without asking the server: there may be none. */
export function goInField(href: string): void {
  window.history.pushState(null, '', href)
  window.scrollTo(0, 0)
}

/** A link between the day and its jobs that works without signal. */
export function FieldLink({ href, ...rest }: Props) {
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        goInField(href)
      }}
    />
  )
}
