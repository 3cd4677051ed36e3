import 'server-only'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { AddressParts } from '../rules/parse-address'
import { literally, type SearchShape } from '../rules/search-shape'
import type { MatchedBy } from '../views'

/** Each branch gives ("agreementId", rank, by, "contactId") and is bounded by itself; a lower rank is a better match. */
type Where = { orgId: string; limit: number }

const org = ({ orgId }: Where) => Prisma.sql`"orgId" = ${orgId}::uuid`
const DIGITS = Prisma.sql`ltrim("accountNo", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`

function byAccount(where: Where, value: Prisma.Sql, text: string): Prisma.Sql[] {
  const found = (rank: number, test: Prisma.Sql) => Prisma.sql`
    (SELECT id AS "agreementId", ${rank}::int AS rank, 'account-no' AS by, NULL::uuid AS "contactId"
     FROM "Agreement" WHERE ${org(where)} AND ${value} ${test} LIMIT ${where.limit})`
  return [found(0, Prisma.sql`= ${text}`), found(2, Prisma.sql`LIKE ${literally(text) + '_%'}`)]
}

function byPhone(where: Where, digits: string): Prisma.Sql[] {
  const found = (rank: number, test: Prisma.Sql) => Prisma.sql`
    (SELECT "agreementId", ${rank}::int, 'phone', id FROM "Contact"
     WHERE ${org(where)} AND "phoneDigits" ${test} LIMIT ${where.limit})`
  const whole = found(0, Prisma.sql`= ${digits}`)
  if (digits.length > 12) return [whole]
  return [whole, found(1, Prisma.sql`LIKE ${'%' + digits}`), found(3, Prisma.sql`LIKE ${'%' + digits + '%'}`)]
}

function byPerson(where: Where, by: MatchedBy, column: Prisma.Sql, text: string): Prisma.Sql[] {
  const found = (rank: number, test: Prisma.Sql) => Prisma.sql`
    (SELECT a.id, ${rank}::int, ${by}, NULL::uuid
     FROM (SELECT id FROM "Person" WHERE ${org(where)} AND ${column} ${test} LIMIT ${where.limit}) p
     JOIN "Agreement" a ON a."orgId" = ${where.orgId}::uuid AND a."personId" = p.id LIMIT ${where.limit * 3})`
  return [found(1, Prisma.sql`= ${text}`), found(2, Prisma.sql`LIKE ${literally(text) + '_%'}`)]
}

/** Rooms under the communities whose name holds the text, or under every community when none was typed. */
function byPlace(where: Where, by: MatchedBy, rank: number, parts: AddressParts): Prisma.Sql {
  const named = parts.communityText
    ? Prisma.sql`AND c.name LIKE ${'%' + literally(parts.communityText) + '%'}`
    : Prisma.empty
  const no = (column: Prisma.Sql, value?: string) => (value ? Prisma.sql`AND r.${column} = ${value}` : Prisma.empty)
  return Prisma.sql`
    (SELECT a.id, ${rank}::int, ${by}, NULL::uuid
     FROM "Premise" c
     CROSS JOIN LATERAL (
       SELECT r.id FROM "Premise" r
       WHERE r."orgId" = ${where.orgId}::uuid AND r."communityId" = c.id
         ${no(Prisma.sql`"buildingNo"`, parts.building)} ${no(Prisma.sql`"entranceNo"`, parts.entrance)}
         ${no(Prisma.sql`"roomNo"`, parts.room)}
       ORDER BY r."buildingNo", r."entranceNo", r."roomNo" LIMIT ${where.limit * 2}
     ) r
     JOIN "Agreement" a ON a."orgId" = ${where.orgId}::uuid AND a."premiseId" = r.id
     WHERE c."orgId" = ${where.orgId}::uuid AND c.kind = 'community' ${named}
     LIMIT ${where.limit * 3})`
}

/** The look-ups a typed text is worth, ready to be united. */
export function searchBranches(shape: SearchShape, where: Where): Prisma.Sql[] {
  const { accountNo, accountDigits, phone, name, sound, address, community } = shape
  const hasNumbers = address && (address.building || address.entrance || address.room)
  return [
    ...(accountNo ? byAccount(where, Prisma.sql`"accountNo"`, accountNo) : []),
    ...(accountDigits ? byAccount(where, DIGITS, accountDigits) : []),
    ...(phone ? byPhone(where, phone) : []),
    ...(name ? byPerson(where, 'name', Prisma.sql`"nameFolded"`, name) : []),
    ...(sound ? byPerson(where, 'pinyin', Prisma.sql`"pinyinInitials"`, sound) : []),
    ...(sound ? byPerson(where, 'pinyin', Prisma.sql`"pinyinFull"`, sound) : []),
    ...(hasNumbers ? [byPlace(where, 'address', 1, address)] : []),
    ...(community ? [byPlace(where, 'community', 4, { communityText: community })] : []),
  ]
}
