import 'server-only'
import { Prisma } from '@/lib/platform/generated/client.ts'
import type { AddressParts } from '../rules/parse-address'
import { literally, SHOWN_ENDING, type SearchShape } from '../rules/search-shape'
import type { MatchedBy } from '../views'

/** Each branch gives ("agreementId", rank, by, "contactId") and is bounded by itself; a lower rank is a better match. */
type Where = { orgId: string; limit: number }

const org = ({ orgId }: Where) => Prisma.sql`"orgId" = ${orgId}::uuid`
/** Longer than the text but beginning with it; the exact ones, which may be thousands, are not walked through again. */
const beyond = (value: Prisma.Sql, text: string) =>
  Prisma.sql`${value} LIKE ${literally(text) + '%'} AND ${value} ~>~ ${text}`
const DIGITS = Prisma.sql`ltrim("accountNo", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`

function byAccount(where: Where, value: Prisma.Sql, text: string): Prisma.Sql[] {
  const found = (rank: number, test: Prisma.Sql) => Prisma.sql`
    (SELECT id AS "agreementId", ${rank}::int AS rank, 'account-no' AS by, NULL::uuid AS "contactId"
     FROM "Agreement" WHERE ${org(where)} AND ${test} LIMIT ${where.limit})`
  return [found(0, Prisma.sql`${value} = ${text}`), found(2, beyond(value, text))]
}

const withPhone = (where: Where, rank: number, test: Prisma.Sql) => Prisma.sql`
  (SELECT "agreementId", ${rank}::int AS rank, 'phone' AS by, id AS "contactId" FROM "Contact"
   WHERE ${org(where)} AND ${test} LIMIT ${where.limit})`
const wholePhone = (digits: string) => Prisma.sql`"phoneDigits" = ${digits}`
const phoneEnds = (digits: string) => Prisma.sql`reverse("phoneDigits") LIKE ${[...digits].reverse().join('') + '%'}`

/** A number is found whole or by its last four digits, which every list shows: more of it, tried one by one, would tell the rest. */
function byPhone(where: Where, digits: string): Prisma.Sql[] {
  const whole = withPhone(where, 0, wholePhone(digits))
  return digits.length === SHOWN_ENDING ? [whole, withPhone(where, 1, phoneEnds(digits))] : [whole]
}

/** Digits wherever they stand in a number. */
export const byPhonePart = (where: Where, digits: string): Prisma.Sql[] => [
  withPhone(where, 1, phoneEnds(digits)),
  withPhone(where, 3, Prisma.sql`"phoneDigits" LIKE ${'%' + digits + '%'}`),
]

function byPerson(where: Where, by: MatchedBy, column: Prisma.Sql, text: string): Prisma.Sql[] {
  const found = (rank: number, test: Prisma.Sql) => Prisma.sql`
    (SELECT a.id, ${rank}::int, ${by}, NULL::uuid
     FROM (SELECT id FROM "Person" WHERE ${org(where)} AND ${test} LIMIT ${where.limit}) p
     JOIN "Agreement" a ON a."orgId" = ${where.orgId}::uuid AND a."personId" = p.id LIMIT ${where.limit * 3})`
  return [found(1, Prisma.sql`${column} = ${text}`), found(2, beyond(column, text))]
}

/** Tenants, relatives and whoever else is reached about an account, by their own name. */
function byContact(where: Where, by: MatchedBy, column: Prisma.Sql, text: string): Prisma.Sql {
  return Prisma.sql`
    (SELECT "agreementId", 1::int, ${by}, id FROM "Contact"
     WHERE ${org(where)} AND relation NOT IN ('holder', 'spare') AND ${column} LIKE ${literally(text) + '%'} LIMIT ${where.limit})`
}

const numbered = ({ building, entrance, room }: AddressParts) => {
  const no = (column: Prisma.Sql, value?: string) => (value ? Prisma.sql`AND r.${column} = ${value}` : Prisma.empty)
  return Prisma.sql`${no(Prisma.sql`"buildingNo"`, building)} ${no(Prisma.sql`"entranceNo"`, entrance)} ${no(Prisma.sql`"roomNo"`, room)}`
}

/** Homes in the communities whose name holds the text, or by their numbers alone when none was typed. */
function byPlace(where: Where, by: MatchedBy, rank: number, parts: AddressParts): Prisma.Sql {
  const orgId = Prisma.sql`${where.orgId}::uuid`
  const inOrder = Prisma.sql`ORDER BY r."buildingNo", r."entranceNo", r."roomNo" LIMIT ${where.limit * 2}`
  const anywhere = Prisma.sql`
    (SELECT r.id FROM "Premise" r WHERE r."orgId" = ${orgId} ${numbered(parts)} ${inOrder}) r`
  const within = Prisma.sql`
    "Premise" c CROSS JOIN LATERAL (
      SELECT r.id FROM "Premise" r WHERE r."orgId" = ${orgId} AND r."communityId" = c.id ${numbered(parts)} ${inOrder}) r`
  const named = Prisma.sql`
    WHERE c."orgId" = ${orgId} AND c.kind = 'community' AND c.name LIKE ${'%' + literally(parts.communityText ?? '') + '%'}`
  return Prisma.sql`
    (SELECT a.id, ${rank}::int, ${by}, NULL::uuid
     FROM ${parts.communityText ? within : anywhere}
     JOIN "Agreement" a ON a."orgId" = ${orgId} AND a."premiseId" = r.id
     ${parts.communityText ? named : Prisma.empty} LIMIT ${where.limit * 3})`
}

const NAMESAKES = 2000

/** People of a name who live where the other word says. Of a name held by thousands, the first so many are looked at. */
function byNameAtPlace(where: Where, { name, place }: { name: string; place: AddressParts }): Prisma.Sql {
  const orgId = Prisma.sql`${where.orgId}::uuid`
  const inCommunity = place.communityText
    ? Prisma.sql`JOIN "Premise" c ON c.id = r."communityId" AND c.name LIKE ${'%' + literally(place.communityText) + '%'}`
    : Prisma.empty
  return Prisma.sql`
    (SELECT a.id, 0, 'name', named."contactId"
     FROM (
       (SELECT h.id, NULL::uuid AS "contactId" FROM (SELECT id FROM "Person" WHERE ${org(where)} AND "nameFolded" = ${name} LIMIT ${NAMESAKES}) p
        JOIN "Agreement" h ON h."orgId" = ${orgId} AND h."personId" = p.id)
       UNION
       (SELECT "agreementId", id FROM "Contact" WHERE ${org(where)} AND relation NOT IN ('holder', 'spare')
          AND "nameFolded" = ${name} LIMIT ${NAMESAKES})) named
     JOIN "Agreement" a ON a."orgId" = ${orgId} AND a.id = named.id
     JOIN "Premise" r ON r.id = a."premiseId" ${numbered(place)} ${inCommunity} LIMIT ${where.limit * 3})`
}

/** The look-ups a typed text is worth, ready to be united. */
export function searchBranches(shape: SearchShape, where: Where): Prisma.Sql[] {
  const { accountNo, accountDigits, phone, name, sound, address, community, pairs = [] } = shape
  const hasNumbers = address && (address.building || address.entrance || address.room)
  return [
    ...pairs.map((pair) => byNameAtPlace(where, pair)),
    ...(accountNo ? byAccount(where, Prisma.sql`"accountNo"`, accountNo) : []),
    ...(accountDigits ? byAccount(where, DIGITS, accountDigits) : []),
    ...(phone ? byPhone(where, phone) : []),
    ...(name ? byPerson(where, 'name', Prisma.sql`"nameFolded"`, name) : []),
    ...(name ? [byContact(where, 'name', Prisma.sql`"nameFolded"`, name)] : []),
    ...(sound ? [byContact(where, 'pinyin', Prisma.sql`"pinyinInitials"`, sound)] : []),
    ...(sound ? [byContact(where, 'pinyin', Prisma.sql`"pinyinFull"`, sound)] : []),
    ...(sound ? byPerson(where, 'pinyin', Prisma.sql`"pinyinInitials"`, sound) : []),
    ...(sound ? byPerson(where, 'pinyin', Prisma.sql`"pinyinFull"`, sound) : []),
    ...(hasNumbers ? [byPlace(where, 'address', 1, address)] : []),
    ...(community ? [byPlace(where, 'community', 4, { communityText: community })] : []),
  ]
}
