'use server'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { recallOrder } from '@/lib/fieldwork/recall-order'
import { waiveOrder } from '@/lib/fieldwork/waive-order'
import { dispatchToUnit } from '@/lib/fieldwork/dispatch-to-unit'
import {
  AssignOrderInput,
  DeferWorkInput,
  OpenOrderInput,
  RecallOrderInput,
  WaiveOrderInput,
} from '@/lib/fieldwork/inputs'
import { deferWork } from '@/lib/fieldwork/defer-work'
import { openFurtherOrder } from '@/lib/fieldwork/open-order'
import { replyForUnit } from '@/lib/fieldwork/reply-for-unit'
import { withdrawWithOrders } from '@/lib/fieldwork/withdraw-with-orders'
import { addFact } from '@/lib/tickets/add-fact'
import { archiveTicket } from '@/lib/tickets/close-ticket'
import { keepCommitment, makeCommitment, replaceCommitment, tellCustomer } from '@/lib/tickets/commit-to'
import { makeDifficult, reportProgress } from '@/lib/tickets/difficult-case'
import { handOverTicket } from '@/lib/tickets/hand-over'
import {
  AddFactInput,
  AnswerTicketInput,
  ArchiveTicketInput,
  DispatchTicketInput,
  HandOverTicketInput,
  KeepDraftInput,
  MakeCommitmentInput,
  MakeDifficultInput,
  MarkUpsetInput,
  NoteTicketInput,
  PauseClockInput,
  ReplaceCommitmentInput,
  ReplyTicketInput,
  ReportProgressInput,
  ResumeClockInput,
  SettleCommitmentInput,
  TellCallerInput,
  TellCustomerInput,
  TicketReasonInput,
} from '@/lib/tickets/inputs'
import { keepDraft } from '@/lib/tickets/keep-draft'
import { MarkPresenceInput, markPresence } from '@/lib/tickets/mark-presence'
import { markUpset, noteTicket } from '@/lib/tickets/note-ticket'
import { pauseClock, resumeClock } from '@/lib/tickets/pause-clock'
import { reopenTicket } from '@/lib/tickets/reopen-ticket'
import { answerTicket } from '@/lib/tickets/resolve-ticket'
import { RevealPhoneInput, revealPhone } from '@/lib/tickets/reveal-phone'
import { tellCaller } from '@/lib/tickets/tell-caller'
import { formAction } from '@/lib/web/form-action'

export const dispatchTicketAction = formAction('dispatch-ticket', DispatchTicketInput, dispatchToUnit)
export const openOrderAction = formAction('open-order', OpenOrderInput, openFurtherOrder)
export const assignTicketOrderAction = formAction('assign-order', AssignOrderInput, assignOrder)
export const recallOrderAction = formAction('recall-order', RecallOrderInput, recallOrder)
export const waiveOrderAction = formAction('waive-order', WaiveOrderInput, waiveOrder)
export const tellCallerAction = formAction('tell-caller', TellCallerInput, tellCaller)
export const tellCustomerAction = formAction('tell-customer', TellCustomerInput, tellCustomer)
export const addFactAction = formAction('add-fact', AddFactInput, addFact)
export const noteTicketAction = formAction('note-ticket', NoteTicketInput, noteTicket)
export const keepNoteDraftAction = formAction('keep-note-draft', KeepDraftInput, keepDraft)
export const markUpsetAction = formAction('mark-upset', MarkUpsetInput, markUpset)
export const answerTicketAction = formAction('answer-ticket', AnswerTicketInput, answerTicket)
export const replyTicketAction = formAction('reply-ticket', ReplyTicketInput, replyForUnit)
export const reopenTicketAction = formAction('reopen-ticket', TicketReasonInput, reopenTicket)
export const withdrawTicketAction = formAction('withdraw-ticket', TicketReasonInput, withdrawWithOrders)
export const archiveTicketAction = formAction('archive-ticket', ArchiveTicketInput, archiveTicket)
export const pauseClockAction = formAction('pause-clock', PauseClockInput, pauseClock)
export const resumeClockAction = formAction('resume-clock', ResumeClockInput, resumeClock)
export const makeCommitmentAction = formAction('make-commitment', MakeCommitmentInput, makeCommitment)
export const keepCommitmentAction = formAction('keep-commitment', SettleCommitmentInput, keepCommitment)
export const replaceCommitmentAction = formAction('replace-commitment', ReplaceCommitmentInput, replaceCommitment)
export const makeDifficultAction = formAction('make-difficult', MakeDifficultInput, makeDifficult)
export const reportProgressAction = formAction('report-progress', ReportProgressInput, reportProgress)
export const handOverTicketAction = formAction('hand-over-ticket', HandOverTicketInput, handOverTicket)
export const revealPhoneAction = formAction('reveal-phone', RevealPhoneInput, revealPhone)
export const markPresenceAction = formAction('mark-presence', MarkPresenceInput, markPresence)
export const deferWorkAction = formAction('defer-work', DeferWorkInput, deferWork)
