import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { ensurePeople, type LineToWrite } from './people'
import { ensurePlacesOf } from './places'

type Row = { id: string; personId: string; premiseId: string } & LineToWrite

async function writeAgreements(tx: Context, rows: readonly Row[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ id, personId, premiseId, hash, line }) => ({
      ...line,
      ...{ id, personId, premiseId, hash },
      priorArrearsFen: String(line.priorArrearsFen),
      currentDueFen: String(line.currentDueFen),
    })),
  )
  await tx.db.$executeRaw`
    INSERT INTO "Agreement" AS a (id, "orgId", "accountNo", service, "personId", "premiseId", "tariffClass", "grossAreaM2",
      "insideAreaM2", "storeyHeightM", metering, "meterNo", "bankName", "withholdingNo", "priorArrearsFen", "currentDueFen",
      billable, note, issues, "sourceHash", "openedAt")
    SELECT w.id, ${tx.actor.orgId}::uuid, w."accountNo", w.service, w."personId", w."premiseId", w."tariffClass", w."grossAreaM2",
      w."insideAreaM2", w."storeyHeightM", w.metering, w."meterNo", w."bankName", w."withholdingNo", w."priorArrearsFen",
      w."currentDueFen", w.billable, w.note, w.issues, w.hash, ${tx.now}
    FROM jsonb_to_recordset(${json}::jsonb) AS w(id uuid, "accountNo" text, service text, "personId" uuid, "premiseId" uuid,
      "tariffClass" text, "grossAreaM2" numeric, "insideAreaM2" numeric, "storeyHeightM" numeric, metering text, "meterNo" text,
      "bankName" text, "withholdingNo" text, "priorArrearsFen" bigint, "currentDueFen" bigint, billable boolean, note text,
      issues text[], hash text)
    ON CONFLICT ("orgId", "accountNo") DO UPDATE SET service = excluded.service, "personId" = excluded."personId",
      "premiseId" = excluded."premiseId", "tariffClass" = excluded."tariffClass", "grossAreaM2" = excluded."grossAreaM2",
      "insideAreaM2" = excluded."insideAreaM2", "storeyHeightM" = excluded."storeyHeightM", metering = excluded.metering,
      "meterNo" = excluded."meterNo", "bankName" = excluded."bankName", "withholdingNo" = excluded."withholdingNo",
      "priorArrearsFen" = excluded."priorArrearsFen", "currentDueFen" = excluded."currentDueFen",
      billable = excluded.billable, note = excluded.note, issues = excluded.issues, "sourceHash" = excluded."sourceHash"
    WHERE a."sourceHash" <> excluded."sourceHash"`
}

const contactsOf = (rows: readonly Row[]) =>
  rows.flatMap(({ id, line }) => line.contacts.map((c) => ({ id: newId(), agreementId: id, name: line.name, ...c })))

async function addContacts(tx: Context, contacts: ReturnType<typeof contactsOf>): Promise<void> {
  if (contacts.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO "Contact" (id, "orgId", "agreementId", name, relation, phone, "phoneDigits", valid, rank)
    SELECT w.id, ${tx.actor.orgId}::uuid, w."agreementId", w.name, w.relation, w.phone, w.digits, w.valid, w.rank
    FROM jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
      AS w(id uuid, "agreementId" uuid, name text, relation text, phone text, digits text, valid boolean, rank int)`
}

/** Contacts of accounts on record. One the register no longer names is marked unusable; records are not deleted. */
async function changeContacts(tx: Context, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const contacts = contactsOf(rows)
  const updated = await tx.db.$queryRaw<{ agreementId: string; relation: string }[]>`
    UPDATE "Contact" c SET phone = coalesce(w.phone, c.phone), "phoneDigits" = coalesce(w.digits, c."phoneDigits"),
      valid = coalesce(w.valid, false)
    FROM "Contact" k LEFT JOIN jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
      AS w("agreementId" uuid, relation text, rank int, phone text, digits text, valid boolean)
      ON w."agreementId" = k."agreementId" AND w.relation = k.relation AND w.rank = k.rank
    WHERE c.id = k.id AND k."orgId" = ${tx.actor.orgId}::uuid AND k."agreementId" = ANY(${rows.map((row) => row.id)}::uuid[])
      AND (k.relation, k.rank) IN (('holder', 0), ('spare', 1))
    RETURNING c."agreementId", c.relation`
  const kept = new Set(updated.map((contact) => contact.agreementId + contact.relation))
  await addContacts(
    tx,
    contacts.filter((contact) => !kept.has(contact.agreementId + contact.relation)),
  )
}

/** Writes new and changed lines with their people, places and contacts, a handful of statements for all of them. */
export async function writeLines(tx: Context, writes: readonly LineToWrite[]): Promise<void> {
  if (writes.length === 0) return
  const places = await ensurePlacesOf(
    tx,
    writes.map(({ line }) => line),
  )
  const people = await ensurePeople(tx, writes)
  const rows = writes.map((write, i) => ({
    ...write,
    id: write.existing?.id ?? newId(),
    personId: people[i]!,
    premiseId: places[i]!,
  }))
  await writeAgreements(tx, rows)
  await addContacts(tx, contactsOf(rows.filter((row) => !row.existing)))
  await changeContacts(
    tx,
    rows.filter((row) => row.existing),
  )
}
