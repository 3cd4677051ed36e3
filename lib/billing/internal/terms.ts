import 'server-only'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** The terms of the agreement `a` that hold on a day, as JSON: kind, the day they were asked for, their last day. */
export const termsOn = (day: string) => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'requestedOn', t."requestedOn", 'until', x.until)), '[]')
  FROM "AgreementTerm" t LEFT JOIN "AgreementTermEnd" e ON e."termId" = t.id CROSS JOIN LATERAL (SELECT least(t."toOn", e."fromOn" - 1) AS until) x
  WHERE t."orgId" = a."orgId" AND t."agreementId" = a.id AND t."fromOn" <= ${day}::date AND (x.until IS NULL OR x.until >= ${day}::date))`
