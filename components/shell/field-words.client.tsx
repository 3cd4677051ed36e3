'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'

const TOUCHES = ['input', 'change', 'keydown', 'click']

const whyOf = ({ valueMissing, rangeOverflow, rangeUnderflow }: ValidityState) =>
  valueMissing ? 'missing' : rangeOverflow || rangeUnderflow ? 'range' : 'form'

/** What a field says that the browser holds a form back for: in the page's language, where the browser would speak its own. */
export function FieldWords() {
  const t = useTranslations('common.heldBack')
  useEffect(() => {
    const say = ({ target }: Event) => {
      const field = target as HTMLInputElement
      if (!field.validity.customError) field.setCustomValidity(t(whyOf(field.validity)))
    }
    const forget = ({ target }: Event) => {
      const form = target instanceof Element ? target.closest('form') : null
      for (const field of form?.elements ?? []) (field as HTMLInputElement).setCustomValidity('')
    }
    document.addEventListener('invalid', say, true)
    for (const touch of TOUCHES) document.addEventListener(touch, forget, true)
    return () => {
      document.removeEventListener('invalid', say, true)
      for (const touch of TOUCHES) document.removeEventListener(touch, forget, true)
    }
  }, [t])
  return null
}
