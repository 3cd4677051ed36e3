import { expect, it } from 'vitest'
import { assignOrder } from '@/lib/fieldwork/assign-order'
import { crewBoard } from '@/lib/fieldwork/board-queries'
import { useDatabase } from '../../support/process-database'
import { key, minutes, town } from '../../support/town'

const test = useDatabase()

it('D2 an appointment that passed and nobody came stands first among what waits, until it is given anew', async () => {
  const t = await town(test.db)
  const { orderNo } = await t.until('dispatched')
  const give = async (from: number, at: number) =>
    assignOrder(await t.as('dispatcher', minutes(at)), {
      ...{ requestKey: key(), orderNo, crewId: t.crews.east.id, expectedVersion: (await t.orderOf(orderNo)).version },
      window: { from: minutes(from), to: minutes(from + 60) },
    })
  const waiting = async (at: number) =>
    (await crewBoard(await t.as('dispatcher', minutes(at)), minutes(at))).waiting.map((order) => order.orderNo)
  await give(60, 5)
  expect(await waiting(90)).toEqual([])
  const other = await t.until('dispatched', { agreementId: t.accounts.key.id })
  expect(await waiting(150)).toEqual([orderNo, other.orderNo])
  await give(240, 160)
  expect(await waiting(170)).toEqual([other.orderNo])
})
