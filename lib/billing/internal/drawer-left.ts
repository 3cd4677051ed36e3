import 'server-only'
import { PERMISSIONS } from '@/lib/access/rules/permissions'
import { Prisma } from '@/lib/platform/generated/client.ts'

/** Whether the clerk of a drawer may count it no longer: disabled, or without a duty at a till. */
export const isLeft = (drawer: Prisma.Sql): Prisma.Sql => Prisma.sql`NOT EXISTS (
  SELECT FROM "Staff" s JOIN "Duty" u ON u."staffId" = s.id AND u.role = ANY(${[...PERMISSIONS['drawer:open']]})
  WHERE s.id = ${drawer}."staffId" AND s.status = 'active')`
