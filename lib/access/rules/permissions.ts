import type { Role } from '@/lib/kernel/roles'

const DESK: Role[] = [
  'hotline-agent',
  'shift-leader',
  'counter-clerk',
  'collector',
  'dispatcher',
  'supervisor',
  'follow-up-caller',
]
const LEADERS: Role[] = ['shift-leader', 'supervisor', 'manager', 'general-manager']
const FIELD: Role[] = ['technician', 'unit-leader']
const READERS: Role[] = [...DESK, ...FIELD, 'manager', 'general-manager']

/** Which roles may do what at all. Whether it may be done to this very thing is the scope's and the rules' business. */
export const PERMISSIONS = {
  'account:read': [...DESK, 'unit-leader', 'manager', 'general-manager'],
  'account:reveal': [...DESK, ...FIELD, 'manager'],
  'account:import': ['system-admin'],
  'call:take': ['hotline-agent', 'shift-leader', 'counter-clerk', 'collector', 'dispatcher', 'supervisor'],
  'call:hand-over': ['hotline-agent', 'counter-clerk', 'collector', 'dispatcher', 'supervisor', 'shift-leader'],
  'call:receive': ['shift-leader', 'supervisor'],
  'ticket:read': READERS,
  'ticket:dispatch': ['hotline-agent', 'shift-leader', 'dispatcher', 'supervisor'],
  'ticket:send-again': ['follow-up-caller', 'shift-leader'],
  'ticket:urge': ['hotline-agent', 'shift-leader', 'counter-clerk', 'collector', 'dispatcher', 'supervisor'],
  'ticket:note': READERS,
  'ticket:add-fact': READERS,
  'ticket:answer': ['hotline-agent', 'shift-leader', 'counter-clerk', 'supervisor'],
  'ticket:withdraw': ['shift-leader', 'supervisor'],
  'ticket:reopen': ['follow-up-caller', 'shift-leader', 'supervisor'],
  'ticket:archive': ['supervisor', 'shift-leader'],
  'ticket:reply': ['unit-leader', 'technician', 'dispatcher', 'supervisor'],
  'clock:pause': ['dispatcher', 'unit-leader', 'supervisor'],
  'commitment:make': READERS,
  'commitment:settle': READERS,
  'difficult:open': ['hotline-agent', 'shift-leader', 'counter-clerk', 'supervisor', 'dispatcher'],
  'difficult:report': READERS,
  'order:open': ['hotline-agent', 'shift-leader', 'dispatcher', 'supervisor', 'unit-leader', 'follow-up-caller'],
  'order:accept': FIELD,
  'order:return': FIELD,
  'order:visit': ['technician'],
  'order:sync': FIELD,
  'parked:settle': ['dispatcher', 'shift-leader', 'supervisor'],
  'order:read': READERS,
  'follow-up:call': ['follow-up-caller', 'shift-leader'],
  'follow-up:read': ['follow-up-caller', ...LEADERS],
  'escalation:acknowledge': ['unit-leader', ...LEADERS, 'dispatcher'],
  'board:read': LEADERS,
  'outage:read': READERS,
  'policy:read': [...READERS, 'system-admin', 'audit-admin', 'security-admin'],
  'calendar:edit': ['system-admin'],
  'system:read': ['system-admin', 'security-admin', 'audit-admin'],
  'staff:read': ['system-admin', 'security-admin', 'manager'],
  'session:revoke': ['security-admin'],
  'staff:disable': ['security-admin'],
  'audit:read': ['audit-admin'],
  'draft:keep': READERS,
  'presence:mark': READERS,
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS
