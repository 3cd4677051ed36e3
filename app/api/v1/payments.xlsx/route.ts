import { getTranslations } from 'next-intl/server'
import { exportPayments } from '@/lib/billing/export-money'
import { MoneyListInput } from '@/lib/billing/inputs'
import { Refusal } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { policyBook } from '@/lib/policy/queries'
import { apiRead } from '@/lib/web/api-route'
import { sheetAnswer, type Column } from '../sheet'

/** Payments by day and tender, for a spreadsheet. */
export const GET = apiRead(async (ctx, params) => {
  const asked = MoneyListInput.safeParse(Object.fromEntries(params))
  if (!asked.success) throw new Refusal({ kind: 'invalid', fields: fieldErrors(asked.error) })
  const rows = await exportPayments(ctx, asked.data)
  const t = await getTranslations('billing')
  type Row = typeof rows extends AsyncGenerator<infer R> ? R : never
  const columns: Column<Row>[] = [
    { title: t('receiptNo'), is: 'text', width: 18, of: (r) => r.no },
    { title: t('sheet.accountNo'), is: 'text', width: 14, of: (r) => r.accountNo },
    { title: t('sheet.name'), is: 'text', width: 16, of: (r) => r.name },
    { title: t('address'), is: 'text', width: 30, of: (r) => r.address },
    { title: t('paidAt'), is: 'moment', width: 17, of: (r) => r.at.toISOString() },
    { title: t('howPaid'), is: 'text', width: 10, of: (r) => t(`tender.${r.tender}`) },
    { title: t('sheet.received'), is: 'money', width: 14, of: (r) => r.amountFen },
    { title: t('sheet.ahead'), is: 'money', width: 14, of: (r) => r.surplusFen },
    { title: t('takenBy'), is: 'text', width: 12, of: (r) => r.byName },
    { title: t('sheet.state'), is: 'text', width: 10, of: (r) => (r.reversed ? t('reversed') : '') },
  ]
  return sheetAnswer(`payments-${asked.data.from}-${asked.data.to}`, columns, rows, (await policyBook(ctx)).timeZone)
})
