/** Chance that repeats itself: the same number always draws the same town. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> 0
}

/** A stream of draws for one thing (a ticket, a home), the same whenever it is asked for. */
export class Draw {
  private state: number
  constructor(kind: number, n: number) {
    this.state = mix(kind, n)
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  below(n: number): number {
    return Math.floor(this.next() * n)
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
  chance(share: number): boolean {
    return this.next() < share
  }
}

/** What ids are made for; the number keeps them apart. */
export const KIND = {
  community: 1,
  building: 2,
  entrance: 3,
  room: 4,
  riser: 5,
  person: 6,
  agreement: 7,
  contact: 8,
  ticket: 9,
  fact: 10,
  event: 11,
  clockEvent: 12,
  dispatch: 13,
  order: 14,
  visit: 15,
  followUp: 16,
  timer: 17,
  station: 18,
  defect: 19,
} as const

const hex8 = (n: number) => n.toString(16).padStart(8, '0')
const BASE = 0x0190

/** The id of the n-th thing of a kind: ordered like those the application makes, computed instead of kept. */
export function idOf(kind: number, n: number): string {
  const head = hex8(((BASE << 16) | (kind << 8) | Math.floor(n / 65536)) >>> 0)
  const a = hex8(mix(kind, n))
  const b = hex8(mix(kind + 77, n))
  return `${head}-${(n % 65536).toString(16).padStart(4, '0')}-7${a.slice(0, 3)}-8${a.slice(3, 6)}-${b}${a.slice(4)}`
}
