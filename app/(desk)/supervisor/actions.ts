'use server'
import { acknowledgeEscalation } from '@/lib/tickets/acknowledge-escalation'
import { keepCommitment, replaceCommitment } from '@/lib/tickets/commit-to'
import { acceptHandover } from '@/lib/tickets/hand-over'
import {
  AcceptHandoverInput,
  AcknowledgeEscalationInput,
  ReplaceCommitmentInput,
  SettleCommitmentInput,
} from '@/lib/tickets/inputs'
import { formAction } from '@/lib/web/form-action'

export const acceptHandoverAction = formAction('accept-handover', AcceptHandoverInput, acceptHandover)
export const acknowledgeEscalationAction = formAction(
  'acknowledge-escalation',
  AcknowledgeEscalationInput,
  acknowledgeEscalation,
)
export const keepCommitmentAction = formAction('keep-commitment', SettleCommitmentInput, keepCommitment)
export const replaceCommitmentAction = formAction('replace-commitment', ReplaceCommitmentInput, replaceCommitment)
