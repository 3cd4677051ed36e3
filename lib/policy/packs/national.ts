import { APPLIED_FROM, unverified } from '@/lib/policy/packs/sources'
import type { EscalationBody } from '@/lib/policy/rules/pack-bodies'
import type { PackSeed } from '@/lib/policy/rules/packs'

const base = { region: 'CN', service: null, version: 1, effectiveFrom: APPLIED_FROM } as const

const at = (hour: number, minute = 0) => hour * 60 + minute

/** Unit leader when the limit passes, then one rung at a time; the more serious, the sooner and the higher. */
const steps: EscalationBody['steps'] = [
  { role: 'unit-leader', after: { normal: { minutes: 0 }, serious: { minutes: 0 }, emergency: { minutes: 0 } } },
  {
    role: 'supervisor',
    after: {
      normal: { share: 0.25, minutes: 240 },
      serious: { share: 0.1, minutes: 60 },
      emergency: { minutes: 15 },
    },
  },
  {
    role: 'manager',
    after: {
      normal: { share: 0.5, minutes: 1440 },
      serious: { share: 0.25, minutes: 240 },
      emergency: { minutes: 30 },
    },
  },
  {
    role: 'general-manager',
    after: { normal: null, serious: { share: 1, minutes: 1440 }, emergency: { minutes: 60 } },
  },
]

export const nationalPacks: PackSeed[] = [
  {
    ...base,
    topic: 'contact',
    title: '联系规则（全国）',
    titleEn: 'Contact policy (national)',
    ...unverified('参考回访惯例', 'after common follow-up practice'),
    body: {
      windows: [
        [at(8, 30), at(12)],
        [at(14), at(20, 30)],
      ],
      outerBounds: [at(8), at(22)],
      maxAttempts: 3,
      minDaysOrPeriods: 2,
      minSpacingMinutes: 120,
      ...unverified(
        '参考金融催收自律公约：22:00 至次日 8:00 不得致电',
        'after debt-collection self-regulation: no calls 22:00–8:00',
      ),
    },
  },
  {
    ...base,
    topic: 'escalation',
    title: '升级阶梯（全国）',
    titleEn: 'Escalation ladder (national)',
    ...unverified(),
    body: {
      warnRole: 'technician',
      steps,
      keyCustomerRole: 'manager',
      gross: { factor: 3, role: 'manager' },
      ...unverified(),
    },
  },
  {
    ...base,
    topic: 'repeat',
    title: '重复报修（全国）',
    titleEn: 'Repeat repairs (national)',
    ...unverified(),
    body: { times: 3, within: 'season', ...unverified() },
  },
  {
    ...base,
    topic: 'phrases',
    title: '话术（全国）',
    titleEn: 'Phrases (national)',
    ...unverified(),
    body: {
      greeting: [
        {
          zh: '您好，{company}，{staffNo}号为您服务，请问有什么可以帮您？',
          en: 'Hello, this is {company}, agent {staffNo} speaking. How can I help you?',
        },
        {
          zh: '您好，{contactName}，您上次反映的问题我这里都有记录，请问现在情况怎么样？',
          en: 'Hello {contactName}, I have everything you told us last time in front of me. How are things now?',
        },
        {
          zh: '对不起，让您久等了。您好，{staffNo}号为您服务。',
          en: 'I am sorry to have kept you waiting. Hello, agent {staffNo} speaking.',
        },
      ],
      closing: [
        {
          zh: '您的单号是{ticketNo}，{dueText}前会有人与您联系。请问还有别的事吗？感谢来电，再见。',
          en: 'Your ticket number is {ticketNo}; someone will contact you before {dueText}. Is there anything else? Thank you for calling, goodbye.',
        },
        {
          zh: '情况我都记下了，您不用再说第二遍。感谢来电，再见。',
          en: 'I have written it all down; you will not have to say it again. Thank you for calling, goodbye.',
        },
      ],
      calming: [
        { zh: '我理解，换了谁遇上这种事都会着急。', en: 'I understand. Anyone would be upset in your place.' },
        {
          zh: '您慢慢说，我都记着，不会让您再说一遍。',
          en: 'Please take your time; I am writing it down and you will not be asked again.',
        },
        {
          zh: '给您添麻烦了，对不起。我现在就联系负责的部门。',
          en: 'I am sorry for the trouble. I am contacting the unit responsible right now.',
        },
        {
          zh: '这件事由我负责跟到底，我是{staffNo}号，有消息我给您回电话。',
          en: 'I will follow this through myself. I am agent {staffNo}, and I will call you back with news.',
        },
        {
          zh: '如果您愿意，我现在把电话转给值长，您说过的我会一并交代清楚。',
          en: 'If you wish, I will hand you to the shift leader now, with everything you have told me.',
        },
      ],
      ...unverified(),
    },
  },
]
