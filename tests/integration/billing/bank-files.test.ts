import { beforeAll, describe, expect, it } from 'vitest'
import { bankDesk } from '@/lib/billing/bank-queries'
import { newId } from '@/lib/platform/ids'
import { useDatabase } from '../../support/process-database'
import { minutes, town, type Town } from '../../support/town'

const used = useDatabase()
let place: Town
const desk = async (after = '') => bankDesk(await place.as('supervisor', minutes(900)), after)
const file = (orgId: string, n: number) => ({
  ...{ id: newId(), orgId, sha256: `${n}`, name: `${n}.txt`, layoutCode: 'icbc', layoutVersion: 1, status: 'parked' },
  // several at the same moment
  ...{ reason: 'no_trailer', params: {}, at: minutes(Math.floor(n / 3)), byName: 'x' },
})

beforeAll(async () => {
  place = await town(used.db)
})

describe('B4 the return files of long ago', () => {
  it('B4 twelve at a time, newest first, none left out and none twice; a file of nobody begins anew', async () => {
    expect(await desk()).toMatchObject({ files: [], filesNext: null, filesFurther: false })
    const elsewhere = await town(used.db)
    const other = file(elsewhere.org.id, 1)
    const data = Array.from({ length: 30 }, (_, n) => file(place.org.id, n))
    await used.db.bankFile.createMany({ data: [...data, other] })
    const pages = [await desk()]
    while (pages.at(-1)!.filesNext) pages.push(await desk(pages.at(-1)!.filesNext!))
    expect(pages.map(({ files }) => files.length)).toEqual([12, 12, 6])
    expect(pages.map(({ filesFurther }) => filesFurther)).toEqual([false, true, true])
    const seen = pages.flatMap(({ files }) => files)
    expect(new Set(seen.map(({ fileId }) => fileId)).size).toBe(30)
    const times = seen.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    for (const after of [other.id, newId(), 'x', `' OR 1=1`])
      expect((await desk(after)).files[0]!.fileId).toBe(seen[0]!.fileId)
  })
})
