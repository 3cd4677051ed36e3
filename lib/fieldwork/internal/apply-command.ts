import 'server-only'
import { Refusal } from '@/lib/kernel/errors'
import type { StaffContext } from '@/lib/platform/context'
import type { z } from 'zod'
import { acceptOrder, returnOrder } from '../accept-order'
import { addPhoto } from '../add-photo'
import * as inputs from '../inputs'
import { isCommandKind, type CommandKind } from '../rules/commands'
import { promiseOnSite } from '../promise-on-site'
import { setOff } from '../set-off'
import { usePart } from '../use-part'
import { agreePrice, finishVisit, startVisit, takeReading } from '../visit'

type Apply = (ctx: StaffContext, given: unknown) => Promise<object>

function by<S extends z.ZodType>(schema: S, verb: (ctx: StaffContext, input: z.output<S>) => Promise<object>): Apply {
  return async (ctx, given) => {
    const parsed = schema.safeParse(given)
    if (parsed.success) return verb(ctx, parsed.data)
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.') || 'form', issue.code]))
    throw new Refusal({ kind: 'invalid', fields })
  }
}

const VERBS: Record<CommandKind, Apply> = {
  accept: by(inputs.AcceptOrderInput, acceptOrder),
  return: by(inputs.ReturnOrderInput, returnOrder),
  'set-off': by(inputs.SetOffInput, setOff),
  arrive: by(inputs.StartVisitInput, startVisit),
  read: by(inputs.TakeReadingInput, takeReading),
  price: by(inputs.AgreePriceInput, agreePrice),
  part: by(inputs.UsePartInput, usePart),
  photo: by(inputs.AddPhotoInput, addPhoto),
  promise: by(inputs.PromiseOnSiteInput, promiseOnSite),
  finish: by(inputs.FinishVisitInput, finishVisit),
}

/** Carries a phone's command out by the very verb the screens use; refuses like it. */
export async function applyCommand(ctx: StaffContext, command: inputs.FieldCommandInput): Promise<object> {
  if (!isCommandKind(command.kind)) throw new Refusal({ kind: 'invalid', fields: { kind: 'unknown' } })
  const given = { ...command.body, orderNo: command.orderNo, requestKey: command.id }
  const claim = command.kind === 'arrive' ? { claimedAt: command.deviceAt.toISOString() } : {}
  return VERBS[command.kind](ctx, { ...given, ...claim })
}
