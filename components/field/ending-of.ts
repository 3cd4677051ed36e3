import { crewSigns } from '@/lib/fieldwork/rules/finishing'
import type { JobForm } from './use-job-form.client'

/** The end of a visit as it is put down: of what was typed, only what belongs to this ending. */
export function endingOf(form: JobForm, contactName: string) {
  const signs = form.customerSign
  return {
    outcome: form.outcome as 'fixed',
    finding: form.finding,
    whyIncomplete: form.outcome === 'not-fixed' && form.whyIncomplete ? (form.whyIncomplete as 'parts') : null,
    responsibility: form.responsibility === '' ? null : (form.responsibility as 'company'),
    charge: form.responsibility !== 'customer' || form.charge === '' ? null : (form.charge as 'courtesy'),
    customerSign: signs as 'signed',
    customerName: signs === 'signed' ? (form.customerName ?? contactName) : '',
    customerMark: signs === 'signed' ? form.customerMark : '',
    staffMark: crewSigns(form.outcome, signs) ? form.staffMark : '',
    witness: signs === 'refused' ? form.witness : '',
    ...(form.outcome === 'deferred' && {
      deferCause: (form.deferCause as 'other') || null,
      deferReason: form.deferReason?.trim() ?? '',
      plannedOn: form.plannedOn || null,
    }),
  }
}
