/** The words every pack is written in. Codes only; labels are in the message catalogues. */
export const KINDS = [
  'inquiry',
  'repair',
  'leak',
  'complaint',
  'urge',
  'suggestion',
  'praise',
  'service-request',
] as const
export const SERVICES = ['heat', 'water', 'power', 'telecom', 'property'] as const
export const CUSTOMER_CLASSES = ['key', 'ordinary'] as const
export const PHASES = ['season-start', 'season', 'off-season'] as const
export const SEVERITIES = ['normal', 'serious', 'emergency'] as const
/** How far the place is from a crew: promises of arrival differ by it. */
export const AREAS = ['city', 'rural', 'remote'] as const
export const CLOCK_NAMES = ['accept', 'arrive', 'resolve', 'reply'] as const
export const TOPICS = [
  'clocks',
  'contact',
  'escalation',
  'questions',
  'phrases',
  'boundary',
  'measuring',
  'repeat',
  'prices',
  'ruling',
  'promises',
] as const
export const ROLES = [
  'hotline-agent',
  'shift-leader',
  'dispatcher',
  'counter-clerk',
  'technician',
  'collector',
  'follow-up-caller',
  'supervisor',
  'unit-leader',
  'manager',
  'general-manager',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const

export type Kind = (typeof KINDS)[number]
export type Service = (typeof SERVICES)[number]
export type CustomerClass = (typeof CUSTOMER_CLASSES)[number]
export type Phase = (typeof PHASES)[number]
export type Severity = (typeof SEVERITIES)[number]
export type Area = (typeof AREAS)[number]
export type Topic = (typeof TOPICS)[number]
export type Role = (typeof ROLES)[number]
export type Text = { zh: string; en: string }
