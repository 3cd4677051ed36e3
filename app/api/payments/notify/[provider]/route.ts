import { notifyPayment } from '@/lib/billing/notify-payment'
import { apiSigned } from '@/lib/web/api-route'

/** A payment provider tells of a payment, signed: HMAC-SHA256 over "second.body" in X-Signature, the second in X-Timestamp. */
export const POST = apiSigned<{ provider: string }, unknown>((ctx, { raw, headers }, { provider }) =>
  notifyPayment(ctx, {
    provider: provider.slice(0, 40),
    timestamp: headers.get('x-timestamp') ?? '',
    signature: (headers.get('x-signature') ?? '').toLowerCase(),
    raw,
  }),
)
