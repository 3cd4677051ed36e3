import 'server-only'
import type { Context } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { RegisterLine } from '../rules/parse-register-line'
import { heatRiserName, heatSourceName, heatStationName, powerFeederName } from '../rules/place-names'

type Node = { parentId: string | null; service: string; kind: string; name: string }
type Fed = { line: RegisterLine; community: string; zone: string }

/** Finds or makes nodes of one kind; ids by name. */
async function ensureNodes(tx: Context, nodes: readonly Node[]): Promise<Map<string, string>> {
  const unique = [...new Map(nodes.map((node) => [node.name, node])).values()]
  if (unique.length === 0) return new Map()
  const rows = JSON.stringify(unique.map((node) => ({ id: newId(), ...node })))
  const found = await tx.db.$queryRaw<{ id: string; name: string }[]>`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS w(id uuid, "parentId" uuid, service text, kind text, name text)
    ), made AS (
      INSERT INTO "NetworkNode" (id, "orgId", "parentId", service, kind, name)
      SELECT id, ${tx.actor.orgId}::uuid, "parentId", service, kind, name FROM wanted
      ON CONFLICT DO NOTHING RETURNING id, name
    )
    SELECT id, name FROM made
    UNION ALL
    SELECT n.id, n.name FROM wanted w JOIN "NetworkNode" n
      ON n."orgId" = ${tx.actor.orgId}::uuid AND n.service = w.service AND n.kind = w.kind AND n.name = w.name`
  return new Map(found.map((node) => [node.name, node.id]))
}

/** The heat network above each heat account (source, station, riser), water zones and power feeders; riser ids line by line. */
export async function ensureNetwork(tx: Context, fed: readonly Fed[]): Promise<(string | null)[]> {
  const heat = fed.filter(({ line }) => line.service === 'heat')
  const node = (service: string, kind: string, name: string, parentId: string | null = null) => ({
    parentId,
    service,
    kind,
    name,
  })
  const sources = await ensureNodes(
    tx,
    heat.map(({ line }) => node('heat', 'source', heatSourceName(line.district))),
  )
  const stations = await ensureNodes(
    tx,
    heat.map(({ line, community }) =>
      node('heat', 'station', heatStationName(community), sources.get(heatSourceName(line.district))),
    ),
  )
  const riserOf = ({ line, community }: Fed) =>
    line.service === 'heat' && line.building ? heatRiserName({ ...line, community }) : null
  const risers = await ensureNodes(
    tx,
    heat.filter(riserOf).map((of) => node('heat', 'riser', riserOf(of)!, stations.get(heatStationName(of.community)))),
  )
  const water = fed.filter(({ line }) => line.service === 'water')
  await ensureNodes(
    tx,
    water.map(({ zone }) => node('water', 'zone', zone)),
  )
  const power = fed.filter(({ line }) => line.service === 'power')
  await ensureNodes(
    tx,
    power.map(({ line, community }) => node('power', 'feeder', powerFeederName(line.district, community))),
  )
  return fed.map((of) => risers.get(riserOf(of) ?? '') ?? null)
}

type Hung = { premiseId: string; entranceId: string | null; buildingId: string | null }

/** Hangs entrances and every home behind them on their heat riser, also homes whose account came in for water alone. */
export async function hangOnRisers(
  tx: Context,
  places: readonly Hung[],
  risers: readonly (string | null)[],
): Promise<void> {
  const pairs = new Map<string, string>()
  places.forEach((place, i) => {
    const riserId = risers[i]
    if (riserId) pairs.set(place.entranceId ?? place.premiseId, riserId)
  })
  const hosts = [...pairs].map(([id, riserId]) => ({ id, riserId }))
  if (hosts.length > 0) {
    await tx.db.$executeRaw`
      UPDATE "Premise" p SET "riserId" = w."riserId"
      FROM jsonb_to_recordset(${JSON.stringify(hosts)}::jsonb) AS w(id uuid, "riserId" uuid)
      WHERE p.id = w.id AND p."orgId" = ${tx.actor.orgId}::uuid AND p."riserId" IS DISTINCT FROM w."riserId"`
  }
  const entrances = [...new Set(places.map((place) => place.entranceId).filter((id) => id !== null))]
  if (entrances.length === 0) return
  await tx.db.$executeRaw`
    UPDATE "Premise" r SET "riserId" = e."riserId"
    FROM "Premise" e
    WHERE e.id = ANY(${entrances}::uuid[]) AND e."riserId" IS NOT NULL
      AND r."orgId" = ${tx.actor.orgId}::uuid AND r."parentId" = e.id AND r."riserId" IS DISTINCT FROM e."riserId"`
}
