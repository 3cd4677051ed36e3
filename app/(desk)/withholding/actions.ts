'use server'
import { closeBatch, withdrawBatch } from '@/lib/billing/end-batch'
import { takeReturn } from '@/lib/billing/import-return'
import {
  CloseBatchInput,
  DecideReturnInput,
  PrintNoticesInput,
  RequestReturnInput,
  ResolveSuspenseInput,
  RevealPayeeInput,
  SendBatchInput,
  SettleConflictInput,
  TakeReturnInput,
  WithdrawBatchInput,
} from '@/lib/billing/inputs'
import { printNotices } from '@/lib/billing/print-notices'
import { resolveSuspense } from '@/lib/billing/resolve-suspense'
import { decideReturn, requestReturn, revealPayee } from '@/lib/billing/return-suspense'
import { sendBatch } from '@/lib/billing/send-batch'
import { settleConflict } from '@/lib/billing/settle-conflict'
import { formAction } from '@/lib/web/form-action'

export const sendBatchAction = formAction('send-batch', SendBatchInput, sendBatch)
export const withdrawBatchAction = formAction('withdraw-batch', WithdrawBatchInput, withdrawBatch)
export const closeBatchAction = formAction('close-batch', CloseBatchInput, closeBatch)
export const takeReturnAction = formAction('take-return', TakeReturnInput, takeReturn)
export const resolveSuspenseAction = formAction('resolve-suspense', ResolveSuspenseInput, resolveSuspense)
export const requestReturnAction = formAction('request-return', RequestReturnInput, requestReturn)
export const decideReturnAction = formAction('decide-return', DecideReturnInput, decideReturn)
export const revealPayeeAction = formAction('reveal-payee', RevealPayeeInput, revealPayee)
export const settleConflictAction = formAction('settle-conflict', SettleConflictInput, settleConflict)
export const printNoticesAction = formAction('print-notices', PrintNoticesInput, printNotices)
