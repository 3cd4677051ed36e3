import 'server-only'
import { maskPhone } from '@/lib/kernel/text'
import type { Context } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { CustomerHit } from '../views'

/** What the look-ups found, each account once by its best match, people of one name together; numbers by their ends. */
export async function hitsOf(ctx: Context, branches: Prisma.Sql[], bound: number): Promise<CustomerHit[]> {
  const { orgId } = ctx.actor
  const rows = await ctx.db.$queryRaw<(Omit<CustomerHit, 'phoneMasked'> & { phone: string | null })[]>`
    WITH hit ("agreementId", rank, by, "contactId") AS (${Prisma.join(branches, ' UNION ALL ')}),
    best AS (SELECT DISTINCT ON ("agreementId") * FROM hit ORDER BY "agreementId", rank, "contactId")
    SELECT a.id AS "agreementId", a."accountNo", a.service, p.name, coalesce(k."phoneOf", '') AS "contactName", coalesce(k."relationOf", '') AS "contactRelation", k.phone, r.address, a."tariffClass", a."keyCustomer",
      best.by AS "matchedBy"
    FROM best
    JOIN "Agreement" a ON a.id = best."agreementId" AND a."orgId" = ${orgId}::uuid
    JOIN "Person" p ON p.id = a."personId"
    JOIN "Premise" r ON r.id = a."premiseId"
    LEFT JOIN LATERAL (
      SELECT phone, CASE WHEN c.id = best."contactId" THEN c.name END AS "phoneOf", CASE WHEN c.id = best."contactId" THEN c.relation END AS "relationOf" FROM "Contact" c WHERE c."orgId" = ${orgId}::uuid AND c."agreementId" = a.id
      ORDER BY (c.id = best."contactId") DESC NULLS LAST, c.valid DESC, c.rank LIMIT 1) k ON true
    ORDER BY min(best.rank) OVER (PARTITION BY a."personId"), p."nameFolded", a."personId", best.rank, r.address, a."accountNo"
    LIMIT ${bound}`
  return rows.map(({ phone, ...hit }) => ({ ...hit, phoneMasked: maskPhone(phone ?? '') }))
}
