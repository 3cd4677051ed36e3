import 'server-only'
import { createHash } from 'node:crypto'
import { parse as parseStrictly } from 'lossless-json'
import { authorize } from '@/lib/access/authorize'
import { Refusal, conflict, notFound } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import type { SystemContext } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { persist } from '@/lib/platform/persist'
import { isSigned } from '@/lib/platform/signature'
import { inTransaction } from '@/lib/platform/transaction'
import { ProviderBody } from './inputs'
import { contradict, takeOnline, type NoticeAnswer } from './internal/online'

export type SignedNotice = { provider: string; timestamp: string; signature: string; raw: Uint8Array }
type Provider = { orgId: string; code: string; windowSeconds: number }

const unsigned = () => new Refusal({ kind: 'signed-out' })

/** The provider a notice says it comes from, once its second is near ours and its signature is right; otherwise nothing is read of it. */
async function signedBy(ctx: SystemContext, { provider, timestamp, signature, raw }: SignedNotice): Promise<Provider> {
  const found = await ctx.db.paymentProvider.findUnique({ where: { code: provider } })
  const secrets = env().PAYMENT_SECRETS[provider] ?? []
  if (!found?.enabled || secrets.length === 0) notFound()
  const seconds = /^\d{10}$/.test(timestamp) ? Number(timestamp) : 0
  if (Math.abs(ctx.now.getTime() / 1000 - seconds) > found.windowSeconds) throw unsigned()
  if (!isSigned(secrets, timestamp, raw, signature)) throw unsigned()
  return found
}

/** A number that is exactly what was written; one that would have to be rounded is none. */
function exactNumber(text: string): number {
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  throw new Error('not a whole number')
}

/** The bytes as JSON whose meaning is beyond doubt: valid UTF-8, no name said twice with different values, whole numbers. */
function readNotice(bytes: Uint8Array): { raw: string; json: unknown } {
  try {
    const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    parseStrictly(raw, null, exactNumber)
    return { raw, json: JSON.parse(raw) }
  } catch {
    throw new Refusal({ kind: 'invalid', fields: { form: 'characters' } })
  }
}

/** The same event with another body: kept, alarmed, refused; what the first one did stands. */
async function contradicts(
  ctx: SystemContext,
  { orgId, code: provider }: Provider,
  body: ProviderBody,
  said: { raw: string; bodyHash: string },
) {
  const { eventId } = body
  await inTransaction({ ...ctx, actor: { ...ctx.actor, orgId } }, async (tx) => {
    const first = await tx.db.providerNotice.findUniqueOrThrow({
      where: { orgId_provider_eventId: { orgId, provider, eventId } },
    })
    await contradict(tx, provider, body, said, (first.answer as NoticeAnswer).receiptNo ?? '')
  })
}

/** The answer to a notice, kept with it; null when the same event was told before with another body. */
async function takeNotice(
  ctx: SystemContext,
  { orgId, code }: Provider,
  body: ProviderBody,
  said: { raw: string; bodyHash: string },
): Promise<NoticeAnswer | null> {
  return inTransaction({ ...ctx, actor: { kind: 'system' as const, orgId, name: code } }, async (tx) => {
    for (const key of [`event ${body.eventId}`, `trade ${body.tradeNo}`])
      await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${orgId} ${code} ${key}`}, 0))`
    const first = await tx.db.providerNotice.findUnique({
      where: { orgId_provider_eventId: { orgId, provider: code, eventId: body.eventId } },
    })
    if (first) {
      const { outcome, receiptNo, reason } = first.answer as NoticeAnswer
      return first.bodyHash === said.bodyHash ? { outcome, receiptNo, reason } : null
    }
    const answer = await takeOnline(tx, code, body, said)
    const of = { tradeNo: body.tradeNo, said: body.accountNo, amountFen: body.amountFen, paidAt: body.paidAt }
    await tx.db.providerNotice.create({
      data: {
        ...{ id: newId(), orgId, provider: code, eventId: body.eventId, outcome: answer.outcome },
        ...{ ...said, answer, ...of, at: tx.now },
      },
      select: { id: true },
    })
    return answer
  })
}

/**
 * What a provider tells us about a payment, once: signed over its second and its bytes, within its window. The same event again gets the first
 * answer, whatever became of that; with another body it is kept, alarmed and a conflict. Refused unsigned, stale or malformed: nothing is written;
 * so is `busy`, when others moved the account's money every time we tried.
 */
export async function notifyPayment(ctx: SystemContext, notice: SignedNotice): Promise<NoticeAnswer> {
  authorize(ctx, 'payment:take')
  const found = await signedBy(ctx, notice)
  const { raw, json } = readNotice(notice.raw)
  const parsed = ProviderBody.safeParse(json)
  if (!parsed.success) throw new Refusal({ kind: 'invalid', fields: fieldErrors(parsed.error) })
  const body = parsed.data
  const bodyHash = createHash('sha256').update(notice.raw).digest('hex')
  const told = await persist(() => takeNotice(ctx, found, body, { raw, bodyHash }))
  if (told) return told
  await contradicts(ctx, found, body, { raw, bodyHash })
  return conflict({ eventId: body.eventId })
}
