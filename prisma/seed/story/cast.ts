import type { PrismaDb } from '@/lib/platform/db'

export type Account = {
  id: string
  accountNo: string
  service: 'heat' | 'water' | 'power'
  name: string
  phone: string
  address: string
  community: string
}

export type Cast = {
  /** A story home by its account number. */
  home: (accountNo: string) => Account
  /** The next account of a community nobody has told a story of yet; always the same one at the same place of the play. */
  next: (service: Account['service'], community: string) => Account
  /** The place of a community, for faults off the address list. */
  communityId: (name: string) => string
}

/** Ordinary households of the register: a good number, nothing odd about the line, one account per phone. */
export async function makeCast(db: PrismaDb, orgId: string): Promise<Cast> {
  const rows = await db.$queryRaw<Account[]>`
    SELECT DISTINCT ON (a.service, c."phoneDigits") a.id, a."accountNo", a.service, p.name, c.phone, m.address, k.name AS community
    FROM "Agreement" a JOIN "Person" p ON p.id = a."personId" JOIN "Premise" m ON m.id = a."premiseId"
      JOIN "Premise" k ON k.id = m."communityId" OR (k.id = m.id AND m.kind = 'community')
      JOIN "Contact" c ON c."agreementId" = a.id AND c.relation = 'holder' AND c.valid
    WHERE a."orgId" = ${orgId}::uuid AND a."tariffClass" = 'residential' AND a.note = '' AND cardinality(a.issues) = 0
      AND c."phoneDigits" ~ '^1[3-9][0-9]{9}$' AND a."accountNo" !~ '^..9'
    ORDER BY a.service, c."phoneDigits", a."accountNo"`
  rows.sort((a, b) => a.accountNo.localeCompare(b.accountNo))
  const homes = await db.$queryRaw<Account[]>`
    SELECT a.id, a."accountNo", a.service, p.name, c.phone, m.address, m.address AS community
    FROM "Agreement" a JOIN "Person" p ON p.id = a."personId" JOIN "Premise" m ON m.id = a."premiseId"
      JOIN "Contact" c ON c."agreementId" = a.id AND c.relation = 'holder'
    WHERE a."orgId" = ${orgId}::uuid AND a."accountNo" ~ '^..9'`
  const communities = await db.premise.findMany({
    where: { orgId, kind: 'community' },
    select: { id: true, name: true },
  })
  const queues = new Map<string, Account[]>()
  for (const row of rows) {
    const key = `${row.service}/${row.community}`
    queues.set(key, [...(queues.get(key) ?? []), row])
  }
  const must = <T>(found: T | undefined, what: string): T => {
    if (!found) throw new Error(`The register has no ${what}`)
    return found
  }
  const phones = new Set<string>()
  const take = (key: string): Account | undefined => {
    const account = queues.get(key)?.find(({ phone }) => !phones.has(phone))
    if (account) phones.add(account.phone)
    return account
  }
  return {
    home: (accountNo) =>
      must(
        homes.find((home) => home.accountNo === accountNo),
        accountNo,
      ),
    next: (service, community) => must(take(`${service}/${community}`), `${service} account in ${community}`),
    communityId: (name) =>
      must(
        communities.find((place) => place.name === name),
        name,
      ).id,
  }
}

/** What a call of an account holder begins with. */
export const holder = (account: Account) => ({
  service: account.service,
  agreementId: account.id,
  contactName: account.name,
  contactPhone: account.phone,
  address: account.address,
})
