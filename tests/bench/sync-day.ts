import { createHash, randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { withOwner } from './database'

export const ORDERS = 5
export const PHOTOS_AN_ORDER = 6
/** Five visits of ten commands with six photos each: what a phone holds after a morning in cellars. */
export const COMMANDS = ORDERS * 10
const PHOTO_BYTES = 200_000

export type Photo = { sha256: string; bytes: Buffer }
export type Batch = { commands: Command[]; photos: Photo[] }
type Command = { id: string; orderNo: string; kind: string } & Record<string, unknown>

/** A base company in which one technician's crew has so many accepted orders as there are open repairs; written as the owner with the guards aside. */
export async function makeDays(url: string): Promise<{ username: string; person: string; orderNos: string[] }> {
  return withOwner(url, async (query) => {
    await query('SET session_replication_role = replica')
    const crew = await query(
      `SELECT c.id, c."unitId", s.id AS person, s.username FROM "Crew" c JOIN "CrewMember" m ON m."crewId" = c.id JOIN "Staff" s ON s.id = m."staffId"
       WHERE s.username LIKE 'bulk-R%' ORDER BY s.username LIMIT 1`,
    )
    const { id, unitId, person, ...of } = crew.rows[0] as Record<'id' | 'unitId' | 'person' | 'username', string>
    const username = of.username.toLowerCase() // as a sign-in form writes it
    await query('UPDATE "Staff" SET username = $1 WHERE username = $2', [username, of.username])
    const taken = await query(
      `WITH open AS (SELECT t.id FROM "Ticket" t WHERE t.kind IN ('repair', 'leak') AND t.status IN ('dispatched', 'accepted', 'in-progress')),
        tickets AS (UPDATE "Ticket" t SET status = 'accepted', "unitId" = $1, "crewId" = $2, "openOrders" = 1 FROM open o WHERE o.id = t.id)
       UPDATE "WorkOrder" w SET status = 'accepted', "unitId" = $1, "crewId" = $2, "windowFrom" = NULL, "windowTo" = NULL, "setOffAt" = NULL, "endedAt" = NULL
       FROM open o WHERE o.id = w."ticketId" AND w.status IN ('sent', 'accepted', 'in-progress') RETURNING w.no`,
      [unitId, id],
    )
    await query(
      `DELETE FROM "Visit" v USING "WorkOrder" w WHERE w.id = v."orderId" AND w."crewId" = $1 AND w.status = 'accepted'`,
      [id],
    )
    await query('RESET session_replication_role')
    await query('VACUUM (ANALYZE)')
    return { username, person, orderNos: taken.rows.map(({ no }: { no: string }) => no).sort() }
  })
}

/** A JPEG of about two hundred kilobytes with the grain of a real one. */
async function drawPhoto(): Promise<Buffer> {
  const [width, height] = [1280, 960]
  const grain = await sharp({
    create: { width, height, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
    .blur(1.2)
    .png()
    .toBuffer()
  let best = Buffer.alloc(0)
  for (const quality of [95, 90, 85, 80, 75, 70, 60, 50, 40]) {
    const drawn = await sharp(grain).jpeg({ quality }).toBuffer()
    if (best.length === 0 || Math.abs(drawn.length - PHOTO_BYTES) < Math.abs(best.length - PHOTO_BYTES)) best = drawn
  }
  return best
}

/** Bytes behind the end of the picture make each photo another file, as no two of a camera are the same. */
const another = (drawn: Buffer): Photo => {
  const bytes = Buffer.concat([drawn, randomBytes(16)])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const READING = {
  ...{
    kind: 'room-temperature',
    place: 'bedroom',
    value: '16.5',
    instrumentNo: 'CW-1',
    instrumentVerifiedUntil: '2037-06-30',
  },
  ...{ doorsShutMinutes: 130, heightM: '1', point: '房间中央' },
}
const ENDING = {
  ...{
    outcome: 'fixed',
    finding: '冲洗管路，排气后恢复',
    responsibility: 'company',
    customerSign: 'signed',
    customerName: '王芳',
  },
  ...{ customerMark: 'M1 1 L2 2', staffMark: 'M1 1 L2 2' },
}

/** What a phone puts down on so many orders, in batches of five orders, with the common moment the server gave it. */
export async function makeBatches(orderNos: string[], anchor: object, count: number): Promise<Batch[]> {
  const drawn = await drawPhoto()
  const visit = (orderNo: string): Batch => {
    const photos = Array.from({ length: PHOTOS_AN_ORDER }, () => another(drawn))
    const acts: [string, object][] = [
      ['set-off', {}],
      ['arrive', {}],
      ['read', READING],
      ...photos.map(({ sha256 }): [string, object] => ['photo', { subject: 'after', sha256 }]),
      ['finish', ENDING],
    ]
    let after: string | null = null
    const commands = acts.map(([kind, body], i): Command => {
      const id = randomUUID()
      const command = { id, orderNo, kind, seq: i + 1, after, deviceAt: new Date().toISOString(), anchor, body }
      after = id
      return command
    })
    return { commands, photos }
  }
  return Array.from({ length: count }, (_, n) => {
    const visits = orderNos.slice(n * ORDERS, (n + 1) * ORDERS).map(visit)
    return { commands: visits.flatMap(({ commands }) => commands), photos: visits.flatMap(({ photos }) => photos) }
  })
}
