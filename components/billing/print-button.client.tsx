'use client'
import { Button } from '../ui/button'

/** Prints the page as it stands. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button look="primary" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
