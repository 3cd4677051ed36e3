import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { RegisterLine } from '../rules/parse-register-line'
import { addressOf, heatRiserName, waterZoneName } from '../rules/place-names'
import { buildingName, entranceName } from '../rules/register-cells'
import { ensureNetwork, hangOnRisers } from './network'

type Level = 'community' | 'building' | 'entrance' | 'room'
type Place = {
  kind: Level
  parentId: string | null
  name: string
  address: string
  district: string
  communityId: string | null
  buildingId: string | null
  buildingNo: string | null
  entranceNo: string | null
  roomNo: string | null
  zone: string
  riserId: string | null
}

type Found = { id: string; parentId: string | null; name: string; riserId: string | null }

const keyOf = (place: { parentId: string | null; name: string }) => `${place.parentId ?? ''}/${place.name}`

/** Finds or makes places of one level in one statement; with the riser each hangs on, by parent and name. */
async function ensurePlaces(tx: Context, places: Map<string, Place>): Promise<Map<string, Found>> {
  if (places.size === 0) return new Map()
  const { orgId } = tx.actor
  const rows = JSON.stringify([...places.values()].map((place) => ({ id: newId(), ...place })))
  const found = await tx.db.$queryRaw<Found[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS w(id uuid, kind text, "parentId" uuid, name text, address text,
        district text, "communityId" uuid, "buildingId" uuid, "buildingNo" text, "entranceNo" text, "roomNo" text, zone text, "riserId" uuid)
    ), made AS (
      INSERT INTO "Premise" (id, "orgId", kind, "parentId", name, address, district, "communityId", "buildingId",
        "buildingNo", "entranceNo", "roomNo", zone, "riserId")
      SELECT id, ${orgId}::uuid, kind, "parentId", name, address, district, "communityId", "buildingId",
        "buildingNo", "entranceNo", "roomNo", zone, "riserId" FROM wanted
      ON CONFLICT DO NOTHING RETURNING id, "parentId", name, "riserId"
    )
    SELECT id, "parentId", name, "riserId" FROM made
    UNION ALL
    SELECT p.id, p."parentId", p.name, p."riserId" FROM wanted w
      JOIN "Premise" p ON p."orgId" = ${orgId}::uuid AND p."parentId" = w."parentId" AND p.kind = w.kind AND p.name = w.name
    UNION ALL
    SELECT p.id, p."parentId", p.name, p."riserId" FROM wanted w
      JOIN "Premise" p ON p."orgId" = ${orgId}::uuid AND p.kind = 'community' AND w.kind = 'community' AND p.name = w.name`
  return new Map(found.map((place) => [keyOf(place), place]))
}

/** Two districts may each have a community of one name; the one that comes later carries its district in the name. */
async function communityNames(tx: Context, lines: readonly RegisterLine[]): Promise<Map<string, string>> {
  const names = [...new Set(lines.map((line) => line.community))]
  const known = await tx.db.$queryRaw<{ name: string; district: string }[]>`
    SELECT name, district FROM "Premise"
    WHERE "orgId" = ${tx.actor.orgId}::uuid AND kind = 'community' AND name = ANY(${names}::text[])`
  const districtOf = new Map(known.map((community) => [community.name, community.district]))
  const out = new Map<string, string>()
  for (const { community, district } of lines) {
    if (!districtOf.has(community)) districtOf.set(community, district)
    const isFirst = districtOf.get(community) === district
    out.set(`${district}/${community}`, isFirst ? community : `${community}（${district}）`)
  }
  return out
}

type Step = {
  line: RegisterLine
  community: string
  zone: string
  riserId: string | null
  ids: Partial<Record<Level, string>>
  last: string | null
}

function placeAt(step: Step, kind: Level): Place | null {
  const { line, ids, community } = step
  const no = { community, building: line.building, entrance: line.entrance, room: line.room }[kind]
  if (!no) return null
  const parts = { community, building: line.building, entrance: line.entrance, room: line.room }
  if (kind === 'community') Object.assign(parts, { building: '', entrance: '', room: '' })
  if (kind === 'building') Object.assign(parts, { entrance: '', room: '' })
  if (kind === 'entrance') parts.room = ''
  return {
    kind,
    parentId: step.last,
    name: kind === 'building' ? buildingName(no) : kind === 'entrance' ? entranceName(no) : no,
    address: addressOf(parts),
    district: line.district,
    communityId: ids.community ?? null,
    buildingId: ids.building ?? null,
    buildingNo: parts.building || null,
    entranceNo: parts.entrance || null,
    roomNo: parts.room || null,
    zone: step.zone,
    riserId: kind === 'entrance' || kind === 'room' ? step.riserId : null,
  }
}

/** One level of every step. A place that was here before its riser is noted as late; one that knows its riser passes it on. */
async function takeLevel(tx: Context, steps: readonly Step[], kind: Level, late: Map<string, string>): Promise<void> {
  const placed = steps.flatMap((step) => {
    const place = placeAt(step, kind)
    return place ? [{ step, place }] : []
  })
  const found = await ensurePlaces(tx, new Map(placed.map(({ place }) => [keyOf(place), place])))
  for (const { step, place } of placed) {
    const at = found.get(keyOf(place))!
    step.last = step.ids[kind] = at.id
    if (place.riserId && at.riserId !== place.riserId) late.set(at.id, place.riserId)
    step.riserId ??= at.riserId
  }
}

/** Finds or makes the place of every line, from the community down to the room, and the network that feeds it; premise ids. */
export async function ensurePlacesOf(tx: Context, lines: readonly RegisterLine[]): Promise<string[]> {
  const names = await communityNames(tx, lines)
  const fed = lines.map((line) => {
    const community = names.get(`${line.district}/${line.community}`)!
    return { line, community, zone: waterZoneName(line.district, community) }
  })
  const risers = await ensureNetwork(tx, fed)
  const steps = fed.map((of): Step => {
    const riserId = risers.get(heatRiserName({ ...of.line, community: of.community })) ?? null
    return { ...of, riserId, ids: {}, last: null }
  })
  const late = new Map<string, string>()
  for (const kind of ['community', 'building', 'entrance', 'room'] as const) await takeLevel(tx, steps, kind, late)
  await hangOnRisers(tx, late)
  return steps.map((step) => step.last!)
}
