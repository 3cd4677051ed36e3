import 'server-only'
import type { StaffContext } from '@/lib/platform/context'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** In a query over orders `w` of tickets `t`: whether this person made the repair that did not help and the order is to measure it. Nobody proves their own work. */
export const isOwnRepair = ({ actor }: StaffContext): Prisma.Sql => Prisma.sql`(w.kind = 'measure' AND t.level > 0
  AND EXISTS (SELECT FROM "Visit" v JOIN "WorkOrder" made ON made.id = v."orderId"
    WHERE v."orgId" = ${actor.orgId}::uuid AND v."ticketId" = t.id AND v."byId" = ${actor.id}::uuid
      AND (made.kind IN ('repair', 'flush') OR v.outcome IN ('fixed', 'not-fixed'))))`
