import 'server-only'
import { maskPhone } from '@/lib/kernel/text'
import { safeFen } from '../rules/safe-fen'
import type { AccountContext, AccountPage, DefectView } from '../views'
import type { AccountRow } from './load-account'

function reachOf(row: AccountRow, defect: AccountRow['defects'][number]): DefectView['reach'] {
  if (defect.premiseId === null) return 'riser'
  if (defect.premiseId === row.premiseId) return 'premise'
  return defect.premiseId === row.communityId ? 'community' : 'building'
}

const maskId = (idNo: string | null) => (idNo ? `${idNo.slice(0, 3)}${'·'.repeat(8)}${idNo.slice(-4)}` : '')

/** The account as an agent sees it during a call; phones masked. */
export function toAccountContext(row: AccountRow): AccountContext {
  const { accountNo, service, status, tariffClass, keyCustomer, billable, contactPreference, note } = row
  return {
    ...{ agreementId: row.id, accountNo, service, status, tariffClass, keyCustomer, billable, contactPreference, note },
    holder: { personId: row.personId, name: row.name },
    premise: {
      premiseId: row.premiseId,
      address: row.address,
      district: row.district,
      community: row.community,
      building: row.buildingNo,
      entrance: row.entranceNo,
      room: row.roomNo,
      communityId: row.communityId,
      buildingId: row.buildingId,
      riserId: row.riserId,
      zone: row.zone,
    },
    contacts: row.contacts.map(({ phone, ...contact }) => ({ ...contact, phoneMasked: maskPhone(phone) })),
    siblings: row.siblings.map(({ id, personId, premiseId, ...sibling }) => ({
      ...sibling,
      agreementId: id,
      samePremise: premiseId === row.premiseId,
      samePerson: personId === row.personId,
    })),
    priorArrearsFen: safeFen(row.priorArrearsFen),
    currentDueFen: safeFen(row.currentDueFen),
    defects: row.defects.map(({ premiseId, riserId, ...defect }) => ({
      ...defect,
      reach: reachOf(row, { ...defect, premiseId, riserId }),
    })),
    flags: row.flags,
  }
}

/** The account as its own page shows it. */
export function toAccountPage(row: AccountRow): AccountPage {
  const { idNoValid, metering, meterNo, grossAreaM2, insideAreaM2, storeyHeightM, bankName, withholdingNo, issues } =
    row
  return {
    ...toAccountContext(row),
    ...{ idNoValid, metering, meterNo, grossAreaM2, insideAreaM2, storeyHeightM, bankName, withholdingNo, issues },
    idNoMasked: maskId(row.idNo),
    openedAt: row.openedAt.toISOString(),
  }
}
