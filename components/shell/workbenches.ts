import type { Role } from '@/lib/kernel/roles'

export type Workbench = {
  path: string
  key: string
  icon: string
  roles: readonly Role[]
  count?: 'till' | 'tell' | 'open' | 'unplaced' | 'mine' | 'follow-up' | 'jobs'
}

const DESK: Role[] = ['hotline-agent', 'shift-leader', 'supervisor']

/** One workbench per role, in the order of the rail. */
export const WORKBENCHES: readonly Workbench[] = [
  { path: '/hotline', key: 'hotline', icon: 'phone', roles: DESK },
  { path: '/counter', key: 'counter', icon: 'counter', roles: ['counter-clerk'] },
  { path: '/collections', key: 'collections', icon: 'wallet', roles: ['collector'] },
  { path: '/pay', key: 'pay', icon: 'banknote', roles: ['counter-clerk', 'collector'], count: 'till' },
  { path: '/pay', key: 'tillReview', icon: 'banknote', roles: ['supervisor'], count: 'till' },
  {
    path: '/reclass',
    key: 'reclass',
    icon: 'scale',
    roles: ['counter-clerk', 'collector', 'supervisor', 'manager'],
  },
  {
    path: '/retrofit',
    key: 'retrofit',
    icon: 'hammer',
    roles: ['counter-clerk', 'collector', 'supervisor', 'manager'],
  },
  { path: '/withholding', key: 'withholding', icon: 'bank', roles: ['supervisor', 'manager'] },
  { path: '/season', key: 'season', icon: 'receipt', roles: ['manager', 'general-manager'] },
  {
    path: '/dispatch',
    key: 'dispatch',
    icon: 'route',
    roles: ['dispatcher', 'supervisor', 'shift-leader'],
    count: 'unplaced',
  },
  { path: '/crews', key: 'crews', icon: 'calendar', roles: ['unit-leader'] },
  { path: '/field', key: 'field', icon: 'wrench', roles: ['technician', 'unit-leader'], count: 'jobs' },
  {
    path: '/follow-up',
    key: 'followUp',
    icon: 'phoneForwarded',
    roles: ['follow-up-caller', 'shift-leader', 'supervisor'],
    count: 'follow-up',
  },
  {
    path: '/promises',
    key: 'promises',
    icon: 'handshake',
    roles: [
      ...DESK,
      ...(['dispatcher', 'counter-clerk', 'collector', 'follow-up-caller', 'technician', 'unit-leader'] as const),
    ],
    count: 'tell',
  },
  {
    path: '/supervisor',
    key: 'supervisor',
    icon: 'siren',
    roles: ['shift-leader', 'supervisor', 'unit-leader', 'manager', 'general-manager'],
  },
  {
    path: '/off-season',
    key: 'offSeason',
    icon: 'snowflake',
    roles: ['unit-leader', 'supervisor', 'manager', 'general-manager'],
  },
  { path: '/defects', key: 'defects', icon: 'hammer', roles: ['unit-leader', 'manager'] },
  { path: '/quality', key: 'quality', icon: 'scale', roles: ['supervisor', 'manager', 'general-manager'] },
  { path: '/management', key: 'management', icon: 'chart', roles: ['manager', 'general-manager', 'supervisor'] },
  { path: '/admin', key: 'admin', icon: 'settings', roles: ['system-admin', 'security-admin', 'audit-admin'] },
]

/** The list of all tickets, for everyone who may read them. */
export const TICKETS = { path: '/tickets', key: 'tickets', icon: 'list' } as const

/** The workbenches of someone's duties, a place once: by the name of the duty that comes first. */
export function workbenchesOf(roles: readonly Role[]): Workbench[] {
  const own = WORKBENCHES.filter((bench) => bench.roles.some((role) => roles.includes(role)))
  return own.filter((bench, at) => own.findIndex(({ path }) => path === bench.path) === at)
}

const HOME: Partial<Record<Role, string>> = {
  'hotline-agent': '/hotline',
  'shift-leader': '/supervisor',
  dispatcher: '/dispatch',
  'counter-clerk': '/counter',
  technician: '/field',
  collector: '/collections',
  'follow-up-caller': '/follow-up',
  supervisor: '/supervisor',
  'unit-leader': '/crews',
  manager: '/management',
  'general-manager': '/management',
  'system-admin': '/admin',
  'security-admin': '/admin',
  'audit-admin': '/admin',
}

/** Where someone lands after signing in: the workbench of their first duty. */
export function homeOf(roles: readonly Role[]): string {
  return roles.map((role) => HOME[role]).find(Boolean) ?? '/not-yours'
}

/** The call screen of someone's own workbench: hotline, counter or door. */
export function callPathOf(roles: readonly Role[]): string {
  const own = workbenchesOf(roles).find((bench) => ['/hotline', '/counter', '/collections'].includes(bench.path))
  return own?.path ?? '/hotline'
}
