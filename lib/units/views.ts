/** Plain values only: what crosses to the screen. Instants are ISO strings. */
export type UnitLine = { id: string; code: string; name: string; nameEn: string; kind: string; depth: number }
export type ShiftLine = { startsAt: string; endsAt: string }
export type CrewLine = {
  id: string
  code: string
  name: string
  nameEn: string
  skills: string[]
  /** appointments a shift */
  capacity: number
  memberIds: string[]
  next: ShiftLine[]
  rosteredTo: string | null
}
export type ScopeLine = {
  id: string
  service: string | null
  kinds: string[]
  community: string | null
  zone: string | null
  rank: number
}
export type PersonLine = { id: string; name: string; nameEn: string; staffNo: string; technician: boolean }
export type UnitPage = UnitLine & {
  phone: string
  leaderId: string | null
  crews: CrewLine[]
  scopes: ScopeLine[]
  people: PersonLine[]
}
