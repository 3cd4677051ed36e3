import { foldName } from '@/lib/kernel/text'
import type { Loader } from './copy'
import { Draw, idOf, KIND, mix } from './draw'
import { communityName, DISTRICTS, personName, soundOf } from './words'

const FLOORS = [6, 6, 6, 11, 18] as const
const DOORS = 2
/** Five accounts in two homes: heat and water in both, power in the second. */
const PER_PAIR = [
  ['heat', 0],
  ['water', 0],
  ['heat', 1],
  ['water', 1],
  ['power', 1],
] as const
const LETTER: Record<string, string> = { heat: 'RN', water: 'SN', power: 'DN' }
const ZONES_OF_DISTRICT = 6

type Community = { id: string; name: string; district: number; zone: string }
type Building = {
  n: number
  community: Community
  no: number
  entrances: number
  floors: number
  firstRoom: number
  firstEntrance: number
}

/** Communities and buildings are kept; homes, people and accounts are computed from their numbers. */
export type Town = { accounts: number; rooms: number; communities: Community[]; buildings: Building[] }

export function planTown(accounts: number): Town {
  const rooms = Math.ceil(accounts / 5) * 2
  const town: Town = { accounts, rooms, communities: [], buildings: [] }
  let [room, entrance] = [0, 0]
  while (room < rooms) {
    const n = town.communities.length
    const draw = new Draw(KIND.community, n)
    const district = n % DISTRICTS.length
    const zone = `${DISTRICTS[district]}${1 + (Math.floor(n / DISTRICTS.length) % ZONES_OF_DISTRICT)}区`
    const community = { id: idOf(KIND.community, n), name: communityName(n), district, zone }
    town.communities.push(community)
    const buildings = 8 + draw.below(14)
    for (let no = 1; no <= buildings && room < rooms; no++) {
      const [entrances, floors] = [2 + draw.below(3), draw.of(FLOORS)]
      town.buildings.push({
        n: town.buildings.length,
        community,
        no,
        entrances,
        floors,
        firstRoom: room,
        firstEntrance: entrance,
      })
      room += entrances * floors * DOORS
      entrance += entrances
    }
  }
  return town
}

function buildingOf(town: Town, room: number): Building {
  let [low, high] = [0, town.buildings.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (town.buildings[middle]!.firstRoom <= room) low = middle
    else high = middle - 1
  }
  return town.buildings[low]!
}

type Home = ReturnType<typeof homeOf>

export function homeOf(town: Town, room: number) {
  const building = buildingOf(town, room)
  const within = room - building.firstRoom
  const perEntrance = building.floors * DOORS
  const entrance = Math.floor(within / perEntrance)
  const onFloor = within % perEntrance
  const roomNo = String((1 + Math.floor(onFloor / DOORS)) * 100 + 1 + (onFloor % DOORS))
  const entranceN = building.firstEntrance + entrance
  const draw = new Draw(KIND.room, room)
  return {
    id: idOf(KIND.room, room),
    community: building.community,
    buildingId: idOf(KIND.building, building.n),
    buildingNo: String(building.no),
    entranceNo: String(entrance + 1),
    entranceId: idOf(KIND.entrance, entranceN),
    riserId: idOf(KIND.riser, entranceN),
    roomNo,
    address: `${building.community.name}${building.no}号楼${entrance + 1}单元${roomNo}`,
    personId: idOf(KIND.person, room),
    personName: personName(draw),
    phone: phoneOf(room),
  }
}

const MOBILE = [
  '130',
  '131',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '155',
  '158',
  '159',
  '176',
  '177',
  '180',
  '185',
  '186',
  '188',
  '189',
  '199',
]
export const phoneOf = (n: number) =>
  `${MOBILE[mix(31, n) % MOBILE.length]}${String(mix(32, n) % 100_000_000).padStart(8, '0')}`

/** The k-th account: whose home and which service. */
export function accountOf(k: number) {
  const [service, second] = PER_PAIR[k % 5]!
  const room = Math.floor(k / 5) * 2 + second
  return { id: idOf(KIND.agreement, k), room, service, accountNo: `${LETTER[service]}${String(10_000_001 + room)}` }
}

export const CUSTOMER_COLUMNS = {
  NetworkNode: ['id', 'orgId', 'parentId', 'service', 'kind', 'name'],
  Premise: [
    'id',
    'orgId',
    'parentId',
    'kind',
    'name',
    'address',
    'district',
    'communityId',
    'buildingId',
    'buildingNo',
    'entranceNo',
    'roomNo',
    'zone',
    'riserId',
  ],
  Person: ['id', 'orgId', 'name', 'nameFolded', 'pinyinInitials', 'pinyinFull', 'idNo'],
  Agreement: [
    'id',
    'orgId',
    'accountNo',
    'service',
    'personId',
    'premiseId',
    'tariffClass',
    'grossAreaM2',
    'metering',
    'meterNo',
    'priorArrearsFen',
    'currentDueFen',
    'keyCustomer',
    'issues',
    'openedAt',
  ],
  Contact: ['id', 'orgId', 'agreementId', 'name', 'relation', 'phone', 'phoneDigits', 'valid', 'rank'],
} as const

type To = { loader: Loader; orgId: string; openedAt: string; tick: (done: number) => void }

export async function loadPlaces({ loader, orgId, tick }: To, town: Town): Promise<void> {
  for (const { id, name, district, zone } of town.communities) {
    loader.add('Premise', [
      id,
      orgId,
      null,
      'community',
      name,
      name,
      DISTRICTS[district]!,
      null,
      null,
      null,
      null,
      null,
      zone,
      null,
    ])
    loader.add('NetworkNode', [
      idOf(KIND.station, Number(BigInt(`0x${id.slice(4, 8)}`)) * 65536 + parseInt(id.slice(9, 13), 16)),
      orgId,
      null,
      'heat',
      'station',
      `${name}换热站`,
    ])
  }
  for (const { n, community, no, entrances, firstEntrance } of town.buildings) {
    const buildingId = idOf(KIND.building, n)
    const district = DISTRICTS[community.district]!
    const at = `${community.name}${no}号楼`
    loader.add('Premise', [
      buildingId,
      orgId,
      community.id,
      'building',
      `${no}号楼`,
      at,
      district,
      community.id,
      null,
      String(no),
      null,
      null,
      community.zone,
      null,
    ])
    for (let e = 0; e < entrances; e++) {
      const [entranceId, riserId] = [idOf(KIND.entrance, firstEntrance + e), idOf(KIND.riser, firstEntrance + e)]
      loader.add('NetworkNode', [riserId, orgId, null, 'heat', 'riser', `${at}${e + 1}单元立管`])
      loader.add('Premise', [
        entranceId,
        orgId,
        buildingId,
        'entrance',
        `${e + 1}单元`,
        `${at}${e + 1}单元`,
        district,
        community.id,
        buildingId,
        String(no),
        String(e + 1),
        null,
        community.zone,
        riserId,
      ])
    }
    if (n % 50 === 0) await loader.flow()
  }
  for (let room = 0; room < town.rooms; room++) {
    const home = homeOf(town, room)
    loader.add('Premise', [
      home.id,
      orgId,
      home.entranceId,
      'room',
      home.roomNo,
      home.address,
      DISTRICTS[home.community.district]!,
      home.community.id,
      home.buildingId,
      home.buildingNo,
      home.entranceNo,
      home.roomNo,
      home.community.zone,
      home.riserId,
    ])
    const sound = soundOf(home.personName)
    loader.add('Person', [
      home.personId,
      orgId,
      home.personName,
      foldName(home.personName),
      sound.initials,
      sound.full,
      null,
    ])
    if (room % 500 === 0) {
      await loader.flow()
      tick(room)
    }
  }
}

export async function loadAccounts({ loader, orgId, openedAt, tick }: To, town: Town): Promise<void> {
  let contacts = 0
  for (let k = 0; k < town.accounts; k++) {
    const { id, room, service, accountNo } = accountOf(k)
    const home = homeOf(town, room)
    const draw = new Draw(KIND.agreement, k)
    const arrears = draw.chance(0.08) ? 20_000 + draw.below(300_000) : 0
    const area = service === 'heat' ? (55 + draw.below(110)).toFixed(2) : null
    loader.add('Agreement', [
      id,
      orgId,
      accountNo,
      service,
      home.personId,
      home.id,
      draw.chance(0.95) ? 'residential' : 'commercial',
      area,
      service === 'heat' ? 'area' : 'meter',
      service === 'heat' ? null : `M${10_000_000 + k}`,
      arrears,
      0,
      draw.chance(0.002),
      '{}',
      openedAt,
    ])
    loader.add('Contact', [
      idOf(KIND.contact, contacts++),
      orgId,
      id,
      home.personName,
      'holder',
      home.phone,
      home.phone,
      true,
      0,
    ])
    if (draw.chance(0.15)) {
      const phone = phoneOf(town.rooms + k)
      loader.add('Contact', [
        idOf(KIND.contact, contacts++),
        orgId,
        id,
        personName(draw),
        'tenant',
        phone,
        phone,
        true,
        1,
      ])
    }
    if (k % 500 === 0) {
      await loader.flow()
      tick(k)
    }
  }
}
