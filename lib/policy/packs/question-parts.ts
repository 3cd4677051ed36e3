import type { Question } from '@/lib/policy/rules/question-body'
import type { Text } from '@/lib/policy/rules/vocabulary'

type Option = Question['options'][number]

/** Options as rows: value, zh, en and, where speech differs, how each language says it in the read-back. */
export const options = (
  ...rows: [value: string, zh: string, en: string, saidZh?: string, saidEn?: string][]
): Option[] =>
  rows.map(([value, zh, en, saidZh, saidEn]) =>
    saidZh === undefined ? { value, zh, en } : { value, zh, en, said: { zh: saidZh, en: saidEn ?? '' } },
  )

export const text = (zh: string, en: string): Text => ({ zh, en })

type Draft = Pick<Question, 'key' | 'kinds' | 'services' | 'label' | 'type' | 'order'> & Partial<Question>

export const ask = (draft: Draft): Question => ({
  options: [],
  required: false,
  readBack: null,
  runsOn: false,
  ...draft,
})

export const yesNo = (saidYes: Text, saidNo: Text): Option[] =>
  options(['yes', '是', 'Yes', saidYes.zh, saidYes.en], ['no', '否', 'No', saidNo.zh, saidNo.en])

export const since = (draft: Pick<Question, 'kinds' | 'services' | 'order'>): Question =>
  ask({
    ...draft,
    key: 'since',
    label: text('从什么时候开始的？', 'Since when?'),
    type: 'datetime',
    required: true,
    readBack: text('从{value}起', 'since {value}'),
    runsOn: true,
  })

export const visitTime = (draft: Pick<Question, 'kinds' | 'services' | 'order'>): Question =>
  ask({
    ...draft,
    key: 'visit-time',
    label: text('什么时候上门方便？', 'When is a good time to visit?'),
    type: 'text',
    readBack: text('{value}上门方便', 'a good time to visit is {value}'),
  })
