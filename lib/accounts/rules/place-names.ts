import { buildingName, entranceName } from './register-cells'

export type PlaceParts = { community: string; building: string; entrance: string; room: string }

/** The address as a person says it: 建设里5号楼2单元301. */
export function addressOf({ community, building, entrance, room }: PlaceParts): string {
  return community + (building && buildingName(building)) + (entrance && entranceName(entrance)) + room
}

export const heatSourceName = (district: string) => `${district}热源`
export const heatStationName = (community: string) => `${community}换热站`
export const heatRiserName = (place: PlaceParts) => `${addressOf({ ...place, room: '' })}立管`

const ORDINALS = ['一', '二']

/** The same text falls in the same half of its district on every machine, today and next year. */
function halfOf(text: string): string {
  let hash = 7
  for (const char of text) hash = (hash * 31 + char.codePointAt(0)!) % 65_521
  return ORDINALS[hash % ORDINALS.length]!
}

/** The water zone a community is in: 河东区供水一区. */
export const waterZoneName = (district: string, community: string) => `${district}供水${halfOf(community)}区`

/** The power feeder a community hangs on: 河东区供电一线. */
export const powerFeederName = (district: string, community: string) => `${district}供电${halfOf(community)}线`
