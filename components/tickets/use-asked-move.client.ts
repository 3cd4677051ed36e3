'use client'
import { useEffect, useEffectEvent } from 'react'

/** Where the form of a further order opens when a link asks for it. */
export const FURTHER_ORDER = 'further-order'

/** Opens the form a link to this page names behind `#`, once, when the page comes up. */
export function useAskedMove(open: (move: string) => void): void {
  const ask = useEffectEvent(() => {
    if (window.location.hash === `#${FURTHER_ORDER}`) open(FURTHER_ORDER)
  })
  useEffect(() => ask(), [])
}
