import { ask, options, since, text, yesNo } from '@/lib/policy/packs/question-parts'
import { repairQuestions } from '@/lib/policy/packs/questions-repair'
import { APPLIED_FROM, unverified } from '@/lib/policy/packs/sources'
import type { PackSeed } from '@/lib/policy/rules/packs'
import type { Question } from '@/lib/policy/rules/question-body'
import { SERVICES } from '@/lib/policy/rules/vocabulary'

const services = [...SERVICES]
const leak = { kinds: ['leak'], services: ['heat', 'water', 'property'] } satisfies Partial<Question>
const complaint = { kinds: ['complaint'], services } satisfies Partial<Question>
const said = text('{value}', '{value}')

const leakQuestions: Question[] = [
  ask({
    ...leak,
    key: 'leak-place',
    label: text('哪里在漏：路面、管道还是家里？', 'Where is it leaking: road, pipe or home?'),
    type: 'choice',
    required: true,
    order: 10,
    options: options(
      ['road', '路面', 'Road', '路面上冒水', 'water is coming up in the road'],
      ['pipe', '管道、井', 'Pipe or manhole', '管道漏水', 'a pipe is leaking'],
      ['home', '家里', 'Home', '家里漏水', 'it is leaking inside the home'],
    ),
    readBack: said,
  }),
  ask({
    ...leak,
    key: 'leak-strength',
    label: text('水有多大？', 'How strong is it?'),
    type: 'choice',
    required: true,
    order: 20,
    options: options(
      ['drip', '滴水', 'Dripping', '在滴', 'it is dripping'],
      ['stream', '成股流', 'Streaming', '成股往外流', 'it is streaming'],
      ['burst', '喷涌', 'Bursting', '水喷得很大', 'it is bursting out'],
    ),
    readBack: said,
  }),
  { ...since({ ...leak, order: 30 }), readBack: text('从{value}开始的', 'since {value}'), runsOn: false },
  ask({
    ...leak,
    key: 'danger',
    label: text('影响走路、行车或者用电吗？', 'Is it a danger to people, traffic or power?'),
    type: 'multi',
    required: true,
    order: 50,
    options: options(
      ['traffic', '影响行人、车辆', 'People or traffic', '影响行人和车辆', 'it is a danger to people and traffic'],
      ['power', '靠近电', 'Near electricity', '离电很近', 'it is close to electricity'],
      ['hot', '水烫', 'Hot water', '水是烫的', 'the water is hot'],
      ['none', '没有危险', 'None', '没有危险', 'there is no danger'],
    ),
    readBack: said,
  }),
  ask({
    ...leak,
    key: 'valve-known',
    label: text('知道阀门在哪儿、能关上吗？', 'Is the valve known, and can it be closed?'),
    type: 'choice',
    order: 60,
    options: options(
      ['closed', '已经关了', 'Closed', '阀门已经关了', 'the valve has been closed'],
      ['known', '知道，没关', 'Known, open', '阀门位置知道', 'the valve is known'],
      ['unknown', '不知道', 'Not known', '', ''],
    ),
    readBack: said,
  }),
]

const complaintQuestions: Question[] = [
  ask({
    ...complaint,
    key: 'complaint-about',
    label: text('是哪方面的问题？', 'What is it about?'),
    type: 'choice',
    required: true,
    order: 10,
    options: options(
      ['facility', '设施', 'Facility', '设施', 'the facility'],
      ['attitude', '服务态度', 'Attitude', '服务态度', 'the attitude of staff'],
      ['quality', '服务质量', 'Service quality', '服务质量', 'the quality of service'],
      ['charges', '收费', 'Charges', '收费', 'charges'],
      ['emergency', '抢修', 'Emergency work', '抢修', 'emergency work'],
      ['management', '管理', 'Management', '管理', 'management'],
    ),
    readBack: text('您反映的是{value}的问题', 'your complaint is about {value}'),
  }),
  ask({
    ...complaint,
    key: 'complaint-when',
    label: text('什么时候的事？', 'When did it happen?'),
    type: 'datetime',
    order: 20,
    readBack: text('是{value}的事', 'it happened {value}'),
  }),
  ask({
    ...complaint,
    key: 'complaint-who',
    label: text('涉及哪个部门或哪位工作人员？（知道的话）', 'Which unit or employee, if known?'),
    type: 'text',
    order: 30,
    readBack: text('涉及{value}', 'it concerns {value}'),
  }),
  ask({
    ...complaint,
    key: 'expected-result',
    label: text('您希望怎么解决？', 'What result do you expect?'),
    type: 'text',
    required: true,
    order: 40,
    readBack: text('您希望{value}', 'the result you expect: {value}'),
  }),
  ask({
    ...complaint,
    key: 'confidential',
    label: text('需要为您的身份保密吗？', 'Shall we keep your identity confidential?'),
    type: 'yes-no',
    required: true,
    order: 50,
    options: yesNo(
      text('您的身份我们会保密', 'we will keep your identity confidential'),
      text('不需要保密', 'no confidentiality is needed'),
    ),
    readBack: said,
  }),
]

const words = (
  kind: Question['kinds'][number],
  key: string,
  order: number,
  label: Question['label'],
  more: Partial<Question> = {},
): Question => ask({ kinds: [kind], services, key, label, order, type: 'text', readBack: said, ...more })

const shortKinds: Question[] = [
  words('inquiry', 'inquiry-question', 10, text('您想了解什么？', 'What would you like to know?'), {
    required: true,
    readBack: text('您想了解{value}', 'you would like to know: {value}'),
  }),
  words('urge', 'urge-change', 10, text('情况有变化吗？', 'Has anything changed?'), {
    readBack: text('现在的情况是{value}', 'the situation now: {value}'),
  }),
  words('urge', 'urge-deadline', 20, text('最晚什么时候要有人来？', 'By when must someone come?'), {
    type: 'datetime',
    readBack: text('希望{value}前有人处理', 'you need someone by {value}'),
  }),
  words('suggestion', 'suggestion-words', 10, text('您的建议是什么？', 'What do you suggest?'), {
    required: true,
    readBack: text('您的建议是{value}', 'you suggest: {value}'),
  }),
  words('suggestion', 'wants-reply', 20, text('需要我们回复您吗？', 'Would you like an answer?'), {
    type: 'yes-no',
    options: yesNo(text('需要我们回复', 'you would like an answer'), text('不需要回复', 'no answer is needed')),
  }),
  words('praise', 'praise-who', 10, text('您要表扬谁（部门或人员）？', 'Whom would you like to praise?'), {
    required: true,
    readBack: text('您表扬的是{value}', 'you praise {value}'),
  }),
  words('praise', 'praise-words', 20, text('因为什么事？', 'What for?'), {
    readBack: text('因为{value}', 'for {value}'),
  }),
  words('service-request', 'request-what', 10, text('要办什么业务？', 'What do you need?'), {
    type: 'choice',
    required: true,
    options: options(
      ['transfer', '过户、更名', 'Transfer or rename', '过户或更名', 'a transfer or change of name'],
      ['new-supply', '新开户', 'New supply', '新开户', 'a new supply'],
      ['stop', '报停', 'Stop use', '报停', 'to stop the service'],
      ['resume', '恢复', 'Resume use', '恢复使用', 'to resume the service'],
      ['meter', '表计检验、更换', 'Meter test or change', '表计检验或更换', 'a meter test or change'],
      ['relocation', '移表、移线、移管', 'Relocation', '移表或移线', 'a relocation'],
      ['invoice', '账单、发票', 'Bill or invoice', '账单或发票', 'a bill or an invoice'],
    ),
    readBack: text('您要办{value}', 'you need {value}'),
  }),
  words('service-request', 'is-holder', 20, text('您是户主本人吗？', 'Are you the account holder?'), {
    type: 'yes-no',
    required: true,
    options: yesNo(
      text('您是户主本人', 'you are the account holder'),
      text('您代户主办理', 'you act for the account holder'),
    ),
  }),
  words('service-request', 'wanted-by', 30, text('希望什么时候办好？', 'When do you need it?'), {
    readBack: text('希望{value}办好', 'you need it by {value}'),
  }),
]

export const questionPacks: PackSeed[] = [
  {
    topic: 'questions',
    region: 'CN',
    service: null,
    version: 1,
    effectiveFrom: APPLIED_FROM,
    title: '受理问题（全国）',
    titleEn: 'Intake questions (national)',
    ...unverified(),
    body: {
      questions: [...repairQuestions, ...leakQuestions, ...complaintQuestions, ...shortKinds],
      ...unverified(),
    },
  },
]
