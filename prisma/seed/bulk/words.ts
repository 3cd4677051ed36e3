import { nameSounds } from '@/lib/accounts/rules/name-sounds'
import type { Draw } from './draw'

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文',
]
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰玉梅建华国英红文志海燕春晓东波辉婷雪琴云峰宁鑫宇浩然欣怡子涵佳慧晨阳凤莲永成德福金生树林',
]
/** The commonest surnames are far commoner than the rest. */
const surname = (draw: Draw) => SURNAMES[Math.floor(SURNAMES.length * draw.next() ** 2)]!

export function personName(draw: Draw): string {
  return surname(draw) + draw.of(GIVEN) + (draw.chance(0.72) ? draw.of(GIVEN) : '')
}

const sounds = new Map<string, { initials: string; full: string }>()

/** How a name sounds, put together from its characters: a million names have two hundred of them. */
export function soundOf(name: string): { initials: string; full: string } {
  const parts = [...name].map((char) => {
    const known = sounds.get(char) ?? nameSounds(char)
    sounds.set(char, known)
    return known
  })
  return { initials: parts.map((part) => part.initials).join(''), full: parts.map((part) => part.full).join('') }
}

const FIRST = [
  '建设',
  '阳光',
  '锦绣',
  '金水',
  '滨河',
  '铁路',
  '幸福',
  '和平',
  '翠湖',
  '龙泉',
  '凤凰',
  '紫荆',
  '银河',
  '东方',
  '新华',
  '文化',
  '光明',
  '友谊',
  '康乐',
  '桃源',
  '御景',
  '春江',
  '华府',
  '怡景',
  '世纪',
  '黄河',
  '泰山',
  '沂蒙',
  '青年',
  '民主',
  '红旗',
  '解放',
  '中心',
  '玫瑰',
  '香榭',
  '丽都',
  '海棠',
  '枫林',
  '碧水',
  '盛世',
]
const LAST = [
  '里',
  '花园',
  '小区',
  '家园',
  '新村',
  '水岸',
  '苑',
  '城',
  '公寓',
  '嘉园',
  '雅居',
  '宿舍',
  '名郡',
  '一村',
  '二村',
  '广场',
  '府',
  '湾',
  '庭',
  '大院',
]
const PARTS = ['', '东区', '西区', '南区', '北区', '一期', '二期', '三期']
export const DISTRICTS = ['河东区', '城关区', '高新区', '开发区', '城西区', '罗庄区', '经开区', '南坊区'] as const

/** Names that do not repeat: forty beginnings, twenty endings, then the parts of a large estate. */
export const communityName = (n: number): string =>
  `${FIRST[n % 40]}${LAST[Math.floor(n / 40) % 20]}${PARTS[Math.floor(n / 800) % 8]}${n >= 6400 ? Math.floor(n / 6400) : ''}`

type Matter = { kind: string; severity: string; texts: readonly string[] }

/** What people come with, by service: the first entries are the common ones. */
export const MATTERS: Record<string, readonly Matter[]> = {
  heat: [
    {
      kind: 'repair',
      severity: 'normal',
      texts: [
        '客厅不热，邻居家是热的',
        '两个卧室不热，暖气半截热',
        '全部房间不热，暖气全凉',
        '主卧不热，室温只有十五度',
        '暖气不热，楼上楼下也都冷',
        '次卧和卫生间不热',
      ],
    },
    {
      kind: 'repair',
      severity: 'normal',
      texts: ['暖气片漏水，已经用盆接着', '阀门打不开，暖气不热', '温控器不显示，暖气不热'],
    },
    { kind: 'leak', severity: 'serious', texts: ['楼道暖气管道漏水', '管道井往外冒热水'] },
    {
      kind: 'complaint',
      severity: 'normal',
      texts: ['报修三天没有人来，家里还是不热', '维修人员态度不好', '暖气不热，要求退费'],
    },
    { kind: 'inquiry', severity: 'normal', texts: ['咨询今年供暖时间', '咨询暖气费怎么交', '咨询停暖手续'] },
    { kind: 'service-request', severity: 'normal', texts: ['申请测温', '申请开栓', '要求放气'] },
  ],
  water: [
    {
      kind: 'repair',
      severity: 'normal',
      texts: ['家里没有水', '水压小，热水器打不着火', '水表不走', '水发黄，有铁锈'],
    },
    { kind: 'leak', severity: 'serious', texts: ['楼前地面冒水', '水表井漏水', '路面塌陷，大量跑水'] },
    { kind: 'inquiry', severity: 'normal', texts: ['咨询水费余额', '咨询什么时候来水', '咨询过户要带什么'] },
    { kind: 'complaint', severity: 'normal', texts: ['停水没有通知', '水费突然多了一倍'] },
    { kind: 'service-request', severity: 'normal', texts: ['申请换水表', '申请过户'] },
  ],
  power: [
    {
      kind: 'repair',
      severity: 'normal',
      texts: ['家里停电，邻居有电', '整栋楼停电', '电表跳闸，送不上', '灯忽明忽暗，电压低'],
    },
    { kind: 'inquiry', severity: 'normal', texts: ['咨询电费账单', '咨询什么时候来电'] },
    { kind: 'complaint', severity: 'normal', texts: ['频繁停电，家电烧坏'] },
    { kind: 'suggestion', severity: 'normal', texts: ['建议提前短信通知停电'] },
  ],
}
