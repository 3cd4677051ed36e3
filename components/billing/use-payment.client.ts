'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { AccountMoney } from '@/lib/billing/views'
import { fenOf, yuanField } from '@/lib/kernel/money'
import { isReused, type ActionState } from '@/lib/kernel/result'
import { useVerb } from '../ui/use-verb.client'
import type { Taken, TakePayment } from './pay-form.client'
import type { TakenSum } from './taken-note.client'
import type { Tender } from './tender-pick.client'
import { openOf } from './where-it-goes.client'

type Props = { accountNo: string; money: AccountMoney; place: 'hall' | 'door'; take: TakePayment }

/** A scanner sends Enter twice, and the second one lands in this form. */
const STRAY_MS = 1000

/** Whether a submit may be meant: not one that comes right after the form appeared, before anybody touched it. */
function useMeant() {
  const seen = useRef<{ at: number; isTouched: boolean }>({ at: Infinity, isTouched: false })
  useEffect(() => {
    seen.current.at = performance.now()
  }, [])
  return {
    touch: () => {
      seen.current.isTouched = true
    },
    isMeant: () => seen.current.isTouched || performance.now() - seen.current.at >= STRAY_MS,
  }
}

export type PayProblem = { at: 'amount' | 'given'; say: 'amountWrong' | 'givenMissing' | 'givenShort' }

/** What is missing before cash is taken: an amount, what was handed over, and enough of it. Other ways of paying are the server's to judge. */
function problemOf(tender: Tender, amount: string, given: string): PayProblem | null {
  if (tender !== 'cash') return null
  const [asked, got] = [yuanField.safeParse(amount), yuanField.safeParse(given)]
  if (!asked.success) return { at: 'amount', say: 'amountWrong' }
  if (given.trim() === '') return { at: 'given', say: 'givenMissing' }
  if (!got.success) return { at: 'given', say: 'amountWrong' }
  return got.data < asked.data ? { at: 'given', say: 'givenShort' } : null
}

/** What this form had taken already when it was sent once more with something changed. */
function takenBefore(state: ActionState | null): Taken | null {
  const first = state && isReused(state) ? (state.current?.first as Taken | undefined) : undefined
  return first?.amountFen ? first : null
}

/**
 * The payment being taken. The amount is what the chosen bills (all of them, when none is chosen) still come to, and follows them until
 * somebody types another one; right after a payment it is empty, so that one more Enter takes nothing. So it is when the form turns out to
 * have been carried out already: what was taken is said, and what is owed now comes first.
 */
export function usePayment({ accountNo, money, place, take }: Props) {
  const router = useRouter()
  const verb = useVerb(take)
  const meant = useMeant()
  const bills = openOf(money)
  const state = bills.map(({ id, openFen, locked }) => `${id} ${openFen} ${locked}`).join()
  const [seen, setSeen] = useState(state)
  const [typed, setTyped] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [slip, setSlip] = useState({ tender: 'cash' as Tender, externalRef: '', payer: '', given: '' })
  const [isSaid, setSaid] = useState(false)
  const fields = { amount: useRef<HTMLInputElement>(null), given: useRef<HTMLInputElement>(null) }
  const [told, setTold] = useState(false)
  const [taken, setTaken] = useState<(TakenSum & { shown: boolean }) | null>(null)
  if (seen !== state) {
    setSeen(state)
    if (taken && !taken.shown) setTaken({ ...taken, shown: true })
    else if (typed === '') setTyped(null)
  }
  const billIds = chosen.filter((id) => bills.some((bill) => bill.id === id && !bill.locked))
  const due = bills.filter(({ id, locked }) => !locked && (billIds.length === 0 || billIds.includes(id)))
  const dueFen = due.reduce((sum, { openFen }) => sum + Number(openFen), 0)
  const amount = typed ?? (dueFen > 0 ? (dueFen / 100).toFixed(2) : '')
  const problem = problemOf(slip.tender, amount, slip.given)

  const submit = async () => {
    if (verb.pending) return
    setSaid(problem !== null)
    if (problem) return fields[problem.at].current?.focus()
    if (!meant.isMeant()) return
    setTaken(null) // of the one before
    const { tender, payer } = slip
    const externalRef = tender === 'cash' ? '' : slip.externalRef
    const what = { accountNo, amountYuan: amount, tender, place, payer, externalRef, billIds, asAdvance: told }
    const result = await verb.run(what)
    const done = result.ok ? result.data : takenBefore(result)
    if (!done) return
    const given = tender === 'cash' ? String(fenOf(slip.given)) : null
    setTaken({ ...done, given: result.ok ? given : null, isBefore: !result.ok, shown: false })
    setTyped('')
    setChosen([])
    setSlip({ tender, externalRef: '', payer: '', given: '' })
    setTold(false)
    router.refresh()
  }
  /** Enter in the amount goes on to what is handed over: cash is never taken on the first one. */
  const toGiven = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || slip.tender !== 'cash') return
    event.preventDefault()
    if (amount === '') return
    setSaid(problem?.at === 'amount')
    fields[problem?.at === 'amount' ? 'amount' : 'given'].current?.focus()
  }
  return {
    ...{ verb, bills, amount, billIds, slip, told, taken, fields, touch: meant.touch, submit, toGiven },
    problem: isSaid ? problem : null,
    refused: takenBefore(verb.state) ? null : verb.state,
    type: setTyped,
    say: (part: Partial<typeof slip>) => setSlip({ ...slip, ...part }),
    tell: setTold,
    choose: (id: string) => {
      setChosen(billIds.includes(id) ? billIds.filter((one) => one !== id) : [...billIds, id])
      setTyped(null)
    },
  }
}
