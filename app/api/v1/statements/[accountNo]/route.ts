import { getTranslations } from 'next-intl/server'
import { explained } from '@/components/billing/papers/explain'
import { accountNo as accountField } from '@/lib/billing/inputs'
import { exportStatement } from '@/lib/billing/statement'
import type { StatementLine } from '@/lib/billing/views'
import { notFound } from '@/lib/kernel/errors'
import { policyBook } from '@/lib/policy/queries'
import { apiReadOf } from '@/lib/web/api-route'
import { sheetAnswer, type Column } from '../../sheet'

/** Twelve months of an account for a spreadsheet: what each entry was for, how it came about, what was owed after it. */
export const GET = apiReadOf<{ accountNo: string }, Response>(async (ctx, { accountNo }) => {
  const lines = await exportStatement(ctx, accountField.safeParse(accountNo).data ?? notFound())
  const t = await getTranslations('billing')
  const say = (key: string, values?: Record<string, string | number>) => t(key, values)
  const columns: Column<StatementLine>[] = [
    { title: t('sheet.at'), is: 'moment', width: 17, of: (r) => r.at },
    { title: t('sheet.entry'), is: 'text', width: 14, of: (r) => t(`entry.${r.kind}`) },
    { title: t('sheet.docNo'), is: 'text', width: 22, of: (r) => r.docNo },
    { title: t('sheet.explained'), is: 'text', width: 60, of: (r) => explained(r, say) },
    { title: t('sheet.billed'), is: 'money', width: 14, of: (r) => (r.fen > 0 ? r.fen : null) },
    { title: t('sheet.settled'), is: 'money', width: 14, of: (r) => (r.fen < 0 ? -r.fen : null) },
    { title: t('sheet.balance'), is: 'money', width: 14, of: (r) => r.balanceFen },
    { title: t('takenBy'), is: 'text', width: 12, of: (r) => r.byName },
  ]
  return sheetAnswer(`statement-${accountNo}`, columns, lines, (await policyBook(ctx)).timeZone)
})
