import { getTranslations } from 'next-intl/server'
import { exportBills } from '@/lib/billing/export-money'
import { MoneyListInput } from '@/lib/billing/inputs'
import { Refusal } from '@/lib/kernel/errors'
import { fieldErrors } from '@/lib/kernel/field-errors'
import { policyBook } from '@/lib/policy/queries'
import { apiRead } from '@/lib/web/api-route'
import { sheetAnswer, type Column } from '../sheet'

/** Bills by day of issue and filter, for a spreadsheet. */
export const GET = apiRead(async (ctx, params) => {
  const asked = MoneyListInput.safeParse(Object.fromEntries(params))
  if (!asked.success) throw new Refusal({ kind: 'invalid', fields: fieldErrors(asked.error) })
  const rows = await exportBills(ctx, asked.data)
  const [t, words] = await Promise.all([getTranslations('billing'), getTranslations('words')])
  type Row = typeof rows extends AsyncGenerator<infer R> ? R : never
  const columns: Column<Row>[] = [
    { title: t('sheet.billNo'), is: 'text', width: 26, of: (r) => r.no },
    { title: t('sheet.accountNo'), is: 'text', width: 14, of: (r) => r.accountNo },
    { title: t('sheet.name'), is: 'text', width: 16, of: (r) => r.name },
    { title: t('address'), is: 'text', width: 30, of: (r) => r.address },
    { title: t('sheet.service'), is: 'text', width: 8, of: (r) => words(`service.${r.service}`) },
    { title: t('item'), is: 'text', width: 12, of: (r) => t(`billKind.${r.kind}`) },
    { title: t('period'), is: 'text', width: 12, of: (r) => r.periodCode },
    { title: t('sheet.issuedAt'), is: 'moment', width: 17, of: (r) => r.issuedAt.toISOString() },
    { title: t('sheet.dueOn'), is: 'day', width: 12, of: (r) => r.dueOn },
    { title: t('sheet.billed'), is: 'money', width: 14, of: (r) => r.amountFen },
    { title: t('sheet.settled'), is: 'money', width: 14, of: (r) => r.settledFen },
    { title: t('sheet.state'), is: 'text', width: 10, of: (r) => t(`billState.${r.state}`) },
  ]
  return sheetAnswer(`bills-${asked.data.from}-${asked.data.to}`, columns, rows, (await policyBook(ctx)).timeZone)
})
