import { reviewReturn } from '@/lib/tickets/rule-ownership'
import { newKey } from '@/lib/platform/ids'
import { slotOf, SLOT_MS } from '@/lib/fieldwork/rules/board-time'
import type { Acts } from './acts'
import { holder, type Cast } from './cast'
import { matterOf } from './matters'
import type { Story } from './stage'
import { cold } from './telling'

const MINUTE = 60_000

/** What stands on the dispatcher's board: appointments of today, orders without a crew, a ticket two units sent back, a return judged. */
export function boardStories(acts: Acts, cast: Cast, now: Date): Story[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const ordinary = (community: string, at: Date, more = {}) => {
    const { kind, words, facts, service } = matterOf('lukewarm')
    const account = cast.next(service, community)
    const told = facts((hours) => new Date(at.getTime() - hours * 60 * MINUTE).toISOString())
    return acts.call('agent2', at, { ...holder(account), kind, words, facts: told, ...more })
  }

  /** Sent to a unit that has not said which crew goes. */
  const noCrew =
    (community: string, minutes: number): Story =>
    async () => {
      const no = await ordinary(community, ago(minutes))
      await acts.send('dispatch2', ago(minutes - 2), no, { crew: null })
    }

  /** Returned, sent back with a reason, returned again: whose it is waits for a ruling. */
  const disputed: Story = async () => {
    const no = await ordinary('锦绣花园', ago(140))
    const job = await acts.send('dispatch1', ago(137), no)
    await acts.giveBack(ago(120), job, 'not-our-scope', '换热站二次侧归物业，不在我所范围。')
    const { unitId } = await acts.stage.db.workOrder.findFirstOrThrow({ where: { no: job.orderNo } })
    const unit = [...acts.company.units.values()].find(({ id }) => id === unitId)!.code
    const again = await acts.send('dispatch1', ago(100), no, { unit, overruleReason: '台账登记为直管站，请先到场。' })
    await acts.giveBack(ago(64), again, 'wrong-place', '现场核实仍属物业自管。')
  }

  /** A return somebody has judged already. */
  const judged: Story = async () => {
    const no = await ordinary('云河国际', ago(300))
    const job = await acts.send('dispatch2', ago(297), no)
    await acts.giveBack(ago(280), job, 'missing-facts', '没有房号，联系不上。')
    await acts.stage.as('dispatch2', ago(270), async (ctx) => {
      const { id: dispatchId } = await ctx.db.dispatch.findFirstOrThrow({
        where: { ticketId: (await acts.ticket(no)).id, returnedAt: { not: null } },
        select: { id: true },
      })
      await reviewReturn(ctx, { requestKey: newKey(), dispatchId, verdict: 'unjustified', note: '房号在受理记录里。' })
    })
    await acts.send('dispatch2', ago(268), no)
  }

  /** A promise that is near its time: the customer has to be told. */
  const slipping: Story = async () => {
    const account = cast.next('heat', '学府佳苑')
    const dueAt = new Date(now.getTime() + 24 * MINUTE).toISOString()
    const no = await acts.call('agent1', ago(100), {
      ...{ ...holder(account), kind: 'repair', words: '两个屋都凉，家里有孩子。' },
      ...{ facts: cold(ago(600)), promise: { what: '两小时内上门', dueAt } },
    })
    await acts.accept(ago(92), await acts.send('agent1', ago(98), no))
  }

  /** A key customer whose unit has not answered within the shorter limit of the green channel. */
  const hospital: Story = async () => {
    const no = await acts.call('agent3', ago(52), {
      ...{ ...holder(cast.home('RN90000102')), kind: 'repair', words: '三楼教室暖气都不热，学生还在上课。' },
      ...{ facts: cold(ago(180), { rooms: ['all'] }) },
    })
    await acts.send('dispatch1', ago(50), no)
  }

  /** Appointments for what is under way and what is to come, half hour by half hour; a few are left waiting. */
  const appointments: Story = async () => {
    await acts.stage.until(ago(2))
    const orders = await acts.stage.db.workOrder.findMany({
      where: {
        orgId: acts.company.org.id,
        status: { in: ['sent', 'accepted'] },
        windowFrom: null,
        kind: { not: 'handle' },
      },
      orderBy: { openedAt: 'asc' },
      select: { no: true, crewId: true },
    })
    for (const [i, { no, crewId }] of orders.entries()) {
      if (!crewId || i % 5 === 4) continue
      const first = slotOf(now.getTime()) + SLOT_MS * (1 + (i % 4))
      for (let tries = 0; tries < 8; tries++) {
        const from = new Date(first + tries * 2 * SLOT_MS)
        if (await acts.appoint(i % 2 ? 'dispatch1' : 'dispatch2', ago(2), no, from, i % 3 ? 60 : 90)) break
      }
    }
  }
  return [noCrew('向阳院', 26), noCrew('阳光水岸', 17), disputed, judged, slipping, hospital, appointments]
}
