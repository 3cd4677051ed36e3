'use server'
import { closeBatch, withdrawBatch } from '@/lib/billing/end-batch'
import { takeReturn } from '@/lib/billing/import-return'
import {
  CloseBatchInput,
  PrintNoticesInput,
  ResolveSuspenseInput,
  SendBatchInput,
  SettleConflictInput,
  TakeReturnInput,
  WithdrawBatchInput,
} from '@/lib/billing/inputs'
import { printNotices } from '@/lib/billing/print-notices'
import { resolveSuspense } from '@/lib/billing/resolve-suspense'
import { sendBatch } from '@/lib/billing/send-batch'
import { settleConflict } from '@/lib/billing/settle-conflict'
import { formAction } from '@/lib/web/form-action'

export const sendBatchAction = formAction('send-batch', SendBatchInput, sendBatch)
export const withdrawBatchAction = formAction('withdraw-batch', WithdrawBatchInput, withdrawBatch)
export const closeBatchAction = formAction('close-batch', CloseBatchInput, closeBatch)
export const takeReturnAction = formAction('take-return', TakeReturnInput, takeReturn)
export const resolveSuspenseAction = formAction('resolve-suspense', ResolveSuspenseInput, resolveSuspense)
export const settleConflictAction = formAction('settle-conflict', SettleConflictInput, settleConflict)
export const printNoticesAction = formAction('print-notices', PrintNoticesInput, printNotices)
