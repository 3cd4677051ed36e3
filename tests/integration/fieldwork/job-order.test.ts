import { expect, it } from 'vitest'
import { fieldDay } from '@/lib/fieldwork/field-day'
import { listJobs } from '@/lib/fieldwork/queries'
import { useDatabase } from '../../support/process-database'
import { minutes, town } from '../../support/town'

const test = useDatabase()

it('F1 a crew’s jobs stand by the start of their appointment, without one by what is due; each names the clock that runs', async () => {
  const t = await town(test.db)
  const made = []
  for (const differentMatter of ['a', 'b', 'c']) made.push(await t.until('dispatched', { differentMatter }))
  const [first, second, third] = made.map(({ orderNo }) => orderNo)
  const give = (no: string, from: number) =>
    test.db.workOrder.updateMany({
      where: { orgId: t.org.id, no },
      data: { windowFrom: minutes(from), windowTo: minutes(from + 60) },
    })
  await give(first!, 600)
  await give(second!, -600)
  const jobs = await listJobs(await t.as('tech'))
  expect(jobs.map(({ orderNo }) => orderNo)).toEqual([second, third, first])
  expect(jobs.every(({ dueClock }) => ['accept', 'arrive'].includes(dueClock ?? ''))).toBe(true)
  expect((await fieldDay(await t.as('tech'))).open).toBe(3)
})
