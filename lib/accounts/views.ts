export type MatchedBy = 'account-no' | 'phone' | 'name' | 'pinyin' | 'address' | 'community'

/** One account in the answer of the search box. */
export type CustomerHit = {
  agreementId: string
  accountNo: string
  service: string
  name: string
  /** Whose number or name was matched, and what they are to the holder; empty when something else was. */
  contactName: string
  contactRelation: string
  phoneMasked: string
  address: string
  tariffClass: string
  keyCustomer: boolean
  matchedBy: MatchedBy
}

export type ContactView = {
  id: string
  name: string
  relation: string
  phoneMasked: string
  valid: boolean
  rank: number
}

export type SiblingView = {
  agreementId: string
  accountNo: string
  service: string
  name: string
  address: string
  samePremise: boolean
  samePerson: boolean
}

export type DefectView = {
  id: string
  service: string
  title: string
  titleEn: string
  detail: string
  detailEn: string
  since: string
  reach: 'premise' | 'building' | 'riser' | 'community'
}

export type FlagView = { id: string; kind: string; note: string; noteEn: string; expiresAt: string | null }

export type PremiseView = {
  premiseId: string
  address: string
  district: string
  community: string
  building: string | null
  entrance: string | null
  room: string | null
  communityId: string
  buildingId: string | null
  riserId: string | null
  zone: string | null
}

/** What an agent must see of an account while the customer is speaking. Money in whole fen. */
export type AccountContext = {
  agreementId: string
  accountNo: string
  service: string
  status: string
  tariffClass: string
  holder: { personId: string; name: string }
  premise: PremiseView
  contacts: ContactView[]
  siblings: SiblingView[]
  priorArrearsFen: number
  currentDueFen: number
  keyCustomer: boolean
  billable: boolean
  contactPreference: string
  note: string
  defects: DefectView[]
  flags: FlagView[]
}

/** The account's own page: the same, with what bills and meters are made from. */
export type AccountPage = AccountContext & {
  idNoMasked: string
  idNoValid: boolean
  metering: string
  meterNo: string | null
  grossAreaM2: string | null
  insideAreaM2: string | null
  storeyHeightM: string | null
  bankName: string | null
  withholdingNo: string | null
  issues: string[]
  openedAt: string
}

/** A place a fault can be at. `exact` is false when the room is not on record and the nearest place above it is given. */
export type Place = {
  premiseId: string
  kind: 'community' | 'building' | 'entrance' | 'room'
  exact: boolean
  address: string
  communityId: string
  buildingId: string | null
  riserId: string | null
  zone: string | null
}

export type CommunityView = { id: string; name: string; district: string; zone: string | null }

/** A line of the register of defects. */
export type DefectLine = {
  id: string
  service: string
  place: string
  title: string
  titleEn: string
  detail: string
  detailEn: string
  since: string
  endedOn: string | null
  source: string
  endReason: string
  enteredBy: { name: string; nameEn: string } | null
}
