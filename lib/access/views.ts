/** Plain values only: what crosses to the screen. Instants are ISO strings. */
export type SessionView = { startedAt: string; seenAt: string; device: string }
export type StaffView = {
  id: string
  staffNo: string
  username: string
  name: string
  nameEn: string
  status: string
  phone: string
  oidcSubject: string
  unitId: string
  unit: string
  unitEn: string
  duties: { role: string; unitId: string; unit: string; unitEn: string }[]
  sessions: SessionView[]
}
