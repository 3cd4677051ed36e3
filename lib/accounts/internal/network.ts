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

/** The network that feeds the lines: source, station and riser of heat accounts, water zones, power feeders; risers by name. */
export async function ensureNetwork(tx: Context, fed: readonly Fed[]): Promise<Map<string, string>> {
  const node = (service: string, kind: string, name: string, parentId?: string): Node => ({
    parentId: parentId ?? null,
    service,
    kind,
    name,
  })
  const heat = fed.filter(({ line }) => line.service === 'heat')
  const sourceNodes = heat.map(({ line }) => node('heat', 'source', heatSourceName(line.district)))
  const sources = await ensureNodes(tx, sourceNodes)
  const stationNodes = heat.map(({ line, community }) =>
    node('heat', 'station', heatStationName(community), sources.get(heatSourceName(line.district))),
  )
  const stations = await ensureNodes(tx, stationNodes)
  const zones = fed.filter(({ line }) => line.service === 'water').map(({ zone }) => node('water', 'zone', zone))
  const feeders = fed
    .filter(({ line }) => line.service === 'power')
    .map(({ line, community }) => node('power', 'feeder', powerFeederName(line.district, community)))
  await ensureNodes(tx, zones)
  await ensureNodes(tx, feeders)
  const riserNodes = heat
    .filter(({ line }) => line.building)
    .map(({ line, community }) =>
      node('heat', 'riser', heatRiserName({ ...line, community }), stations.get(heatStationName(community))),
    )
  return ensureNodes(tx, riserNodes)
}

/** Hangs places that were here before their riser, with every home behind them, on it. */
export async function hangOnRisers(tx: Context, late: ReadonlyMap<string, string>): Promise<void> {
  if (late.size === 0) return
  const rows = JSON.stringify([...late].map(([id, riserId]) => ({ id, riserId })))
  await tx.db.$executeRaw`
    WITH late AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS w(id uuid, "riserId" uuid)),
    homes AS (
      SELECT p.id, late."riserId" FROM late JOIN "Premise" p ON p.id = late.id
      UNION
      SELECT p.id, late."riserId" FROM late
        JOIN "Premise" p ON p."orgId" = ${tx.actor.orgId}::uuid AND p."parentId" = late.id AND p.kind = 'room'
    )
    UPDATE "Premise" p SET "riserId" = homes."riserId" FROM homes
    WHERE p.id = homes.id AND p."orgId" = ${tx.actor.orgId}::uuid AND p."riserId" IS DISTINCT FROM homes."riserId"`
}
