'use client'
import { useRef, useState } from 'react'
import { layoutOf, type LayoutText } from '@/lib/billing/rules/layout-text'
import type { BankLayoutBody } from '@/lib/billing/rules/bank-layout'
import type { LayoutPreview } from '@/lib/billing/views'
import type { ActionState } from '@/lib/kernel/result'
import type { Act } from '../types'
import type { Sample } from './sample-preview'

export type PreviewLayout = Act<{ body: BankLayoutBody; file: Sample }, LayoutPreview>

/** Reads the sample by the layout of the form each time either changes; an answer overtaken by a newer one is not shown. */
export function usePreview(preview: PreviewLayout) {
  const [sample, setSample] = useState<Sample | null>(null)
  const [seen, setSeen] = useState<ActionState<LayoutPreview> | null>(null)
  const turn = useRef(0)
  const look = (text: LayoutText, file = sample) => {
    const mine = ++turn.current
    const read = layoutOf(text)
    setSample(file)
    if (!file || !read.ok) return
    preview({ body: read.body, file }).then(
      (answer) => mine === turn.current && setSeen(answer),
      () => undefined,
    )
  }
  return { sample, seen, look }
}
