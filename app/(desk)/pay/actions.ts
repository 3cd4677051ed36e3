'use server'
import { applyTerm } from '@/lib/billing/apply-term'
import { billWork } from '@/lib/billing/bill-work'
import { cancelBill } from '@/lib/billing/cancel-bill'
import { endTerm } from '@/lib/billing/end-term'
import { closeDrawer, openDrawer, receiveDrawer } from '@/lib/billing/drawers'
import {
  ApplyTermInput,
  BillWorkInput,
  CancelBillInput,
  CloseDrawerInput,
  DecideRefundInput,
  EndTermInput,
  IssueInvoiceInput,
  OpenDrawerInput,
  PostLateFeeInput,
  ReceiveDrawerInput,
  RequestRefundInput,
  ReversePaymentInput,
  TakePaymentInput,
  UseAdvanceInput,
} from '@/lib/billing/inputs'
import { postLateFee } from '@/lib/billing/post-late-fee'
import { issueInvoice } from '@/lib/billing/issue-invoice'
import { decideRefund, requestRefund } from '@/lib/billing/refunds'
import { reversePayment } from '@/lib/billing/reverse-payment'
import { takePayment, useAdvance as payFromAdvance } from '@/lib/billing/take-payment'
import { formAction } from '@/lib/web/form-action'

export const takePaymentAction = formAction('take-payment', TakePaymentInput, takePayment)
export const useAdvanceAction = formAction('use-advance', UseAdvanceInput, payFromAdvance)
export const openDrawerAction = formAction('open-drawer', OpenDrawerInput, openDrawer)
export const closeDrawerAction = formAction('close-drawer', CloseDrawerInput, closeDrawer)
export const receiveDrawerAction = formAction('receive-drawer', ReceiveDrawerInput, receiveDrawer)
export const reversePaymentAction = formAction('reverse-payment', ReversePaymentInput, reversePayment)
export const requestRefundAction = formAction('request-refund', RequestRefundInput, requestRefund)
export const decideRefundAction = formAction('decide-refund', DecideRefundInput, decideRefund)
export const issueInvoiceAction = formAction('issue-invoice', IssueInvoiceInput, issueInvoice)
export const postLateFeeAction = formAction('post-late-fee', PostLateFeeInput, postLateFee)
export const cancelBillAction = formAction('cancel-bill', CancelBillInput, cancelBill)
export const applyTermAction = formAction('apply-term', ApplyTermInput, applyTerm)
export const endTermAction = formAction('end-term', EndTermInput, endTerm)
export const billWorkAction = formAction('bill-work', BillWorkInput, billWork)
