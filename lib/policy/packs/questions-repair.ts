import { ask, options, since, text, visitTime, yesNo } from '@/lib/policy/packs/question-parts'
import type { Question } from '@/lib/policy/rules/question-body'

const heat = { kinds: ['repair'], services: ['heat'] } satisfies Partial<Question>
const water = { kinds: ['repair'], services: ['water'] } satisfies Partial<Question>
const power = { kinds: ['repair'], services: ['power'] } satisfies Partial<Question>
const other = { kinds: ['repair'], services: ['telecom', 'property'] } satisfies Partial<Question>
const said = text('{value}', '{value}')

const heatRepair: Question[] = [
  since({ ...heat, order: 10 }),
  ask({
    ...heat,
    key: 'rooms',
    label: text('哪些房间不热？', 'Which rooms are not warm?'),
    type: 'multi',
    required: true,
    order: 20,
    options: options(
      ['all', '全部房间', 'All rooms', '全部房间', 'all rooms'],
      ['living', '客厅', 'Living room', '客厅', 'the living room'],
      ['bedrooms', '两个卧室', 'Both bedrooms', '两个卧室', 'both bedrooms'],
      ['main-bedroom', '主卧', 'Main bedroom', '主卧', 'the main bedroom'],
      ['second-bedroom', '次卧', 'Second bedroom', '次卧', 'the second bedroom'],
      ['kitchen', '厨房', 'Kitchen', '厨房', 'the kitchen'],
      ['bathroom', '卫生间', 'Bathroom', '卫生间', 'the bathroom'],
    ),
    readBack: text('{value}不热', 'no heat in {value}'),
  }),
  ask({
    ...heat,
    key: 'neighbours',
    label: text('楼上楼下邻居家热不热？', 'Are the neighbours above and below warm?'),
    type: 'choice',
    required: true,
    order: 30,
    options: options(
      ['both-cold', '楼上楼下都冷', 'Both cold', '楼上楼下也都冷', 'the neighbours above and below are cold too'],
      ['above-cold', '楼上冷', 'Above cold', '楼上也冷', 'the neighbours above are cold too'],
      ['below-cold', '楼下冷', 'Below cold', '楼下也冷', 'the neighbours below are cold too'],
      ['warm', '都热', 'Warm', '邻居家是热的', 'the neighbours are warm'],
      ['unknown', '不清楚', 'Not known', '', ''],
    ),
    readBack: said,
  }),
  ask({
    ...heat,
    key: 'radiators',
    label: text('暖气片（地暖）摸上去怎么样？', 'How do the radiators (or the floor) feel?'),
    type: 'choice',
    order: 40,
    options: options(
      ['all-cold', '全凉', 'All cold', '暖气全凉', 'the radiators are all cold'],
      ['some-cold', '有的凉有的热', 'Some cold', '暖气有的凉有的热', 'some radiators are cold'],
      ['half-warm', '半截热', 'Half warm', '暖气半截热', 'the radiators are half warm'],
      ['lukewarm', '都温', 'Lukewarm', '暖气只是温的', 'the radiators are lukewarm'],
    ),
    readBack: said,
  }),
  ask({
    ...heat,
    key: 'measured-celsius',
    label: text('量过室温吗？多少度？', 'Has the room temperature been measured? What was it (°C)?'),
    type: 'number',
    order: 50,
    readBack: text('室温您量过是{value}度', 'you measured {value} °C'),
  }),
  ask({
    ...heat,
    key: 'valves-touched',
    label: text('自己动过阀门或放过水吗？', 'Has anyone at home touched a valve or drained water?'),
    type: 'yes-no',
    order: 60,
    options: yesNo(text('阀门您动过', 'a valve has been touched'), text('阀门没有动过', 'no valve has been touched')),
    readBack: said,
  }),
  visitTime({ ...heat, order: 70 }),
]

const waterRepair: Question[] = [
  since({ ...water, order: 10 }),
  ask({
    ...water,
    key: 'symptom',
    label: text('用水是什么情况？', 'What is wrong with the water?'),
    type: 'choice',
    required: true,
    order: 20,
    options: options(
      ['no-water', '没有水', 'No water', '没有水', 'there is no water'],
      ['low-pressure', '水压低', 'Low pressure', '水压低', 'the pressure is low'],
      ['dirty', '水发浑或有颜色', 'Cloudy or coloured', '水发浑', 'the water is cloudy or coloured'],
      ['smell', '水有异味', 'Smells', '水有异味', 'the water smells'],
      ['meter', '水表有问题', 'Meter fault', '水表有问题', 'the meter is faulty'],
    ),
    readBack: said,
  }),
  ask({
    ...water,
    key: 'extent',
    label: text('全屋都这样，还是只有一处？', 'The whole home, or one tap only?'),
    type: 'choice',
    order: 30,
    options: options(
      ['whole', '全屋', 'Whole home', '全屋都这样', 'in the whole home'],
      ['one', '只有一处', 'One tap', '只有一处', 'at one tap only'],
    ),
    readBack: said,
  }),
  ask({
    ...water,
    key: 'neighbours',
    label: text('邻居家也这样吗？', 'Is it the same next door?'),
    type: 'choice',
    required: true,
    order: 40,
    options: options(
      ['same', '也这样', 'Same', '邻居家也这样', 'it is the same next door'],
      ['fine', '邻居正常', 'Fine', '邻居家正常', 'the neighbours are fine'],
      ['unknown', '不清楚', 'Not known', '', ''],
    ),
    readBack: said,
  }),
  visitTime({ ...water, order: 50 }),
]

const powerRepair: Question[] = [
  since({ ...power, order: 10 }),
  ask({
    ...power,
    key: 'symptom',
    label: text('用电是什么情况？', 'What is wrong with the power?'),
    type: 'choice',
    required: true,
    order: 20,
    options: options(
      ['no-power', '全屋没电', 'No power', '全屋没电', 'there is no power'],
      ['part', '部分没电', 'Part without power', '部分没电', 'part of the home has no power'],
      ['flicker', '忽明忽暗', 'Flickering', '电灯忽明忽暗', 'the lights flicker'],
      ['low-voltage', '电压低', 'Low voltage', '电压低', 'the voltage is low'],
    ),
    readBack: said,
  }),
  ask({
    ...power,
    key: 'danger',
    label: text('有没有电线落地、冒火花或焦味？', 'Any wire down, sparks or smell of burning?'),
    type: 'yes-no',
    required: true,
    order: 30,
    options: yesNo(
      text('现场有危险', 'there is danger on the spot'),
      text('现场没有危险', 'there is no danger on the spot'),
    ),
    readBack: said,
  }),
  ask({
    ...power,
    key: 'neighbours',
    label: text('邻居家有电吗？', 'Do the neighbours have power?'),
    type: 'choice',
    required: true,
    order: 40,
    options: options(
      ['out', '也没电', 'Out too', '邻居家也没电', 'the neighbours are out too'],
      ['fine', '有电', 'Fine', '邻居家有电', 'the neighbours have power'],
      ['unknown', '不清楚', 'Not known', '', ''],
    ),
    readBack: said,
  }),
  ask({
    ...power,
    key: 'tripped',
    label: text('表箱或家里的开关跳了吗？', 'Has a breaker tripped?'),
    type: 'yes-no',
    order: 50,
    options: yesNo(text('开关跳过', 'a breaker has tripped'), text('开关没有跳', 'no breaker has tripped')),
    readBack: said,
  }),
  ask({
    ...power,
    key: 'life-support',
    label: text('家里有靠电维持的医疗设备吗？', 'Is anyone dependent on electrical medical equipment?'),
    type: 'yes-no',
    order: 60,
    options: yesNo(text('家里有医疗设备要用电', 'medical equipment needs power'), text('', '')),
    readBack: said,
  }),
]

const otherRepair: Question[] = [
  since({ ...other, order: 10 }),
  ask({
    ...other,
    key: 'symptom-words',
    label: text('什么坏了？是什么情况？', 'What is broken, and how?'),
    type: 'text',
    required: true,
    order: 20,
    readBack: said,
  }),
  visitTime({ ...other, order: 30 }),
]

export const repairQuestions: Question[] = [...heatRepair, ...waterRepair, ...powerRepair, ...otherRepair]
