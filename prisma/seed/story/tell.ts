import type { StaffActor } from '@/lib/kernel/actor'
import type { PrismaDb } from '@/lib/platform/db'
import { contextOf } from '../builders'
import { actsOn } from './acts'
import { boardStories } from './board'
import { makeCast } from './cast'
import { makeCompany } from './company'
import { importCustomers, makeClauses, makeDefects, makeFlags, makeOutages, makeScopes } from './customers'
import { leakStories, noHeatStories } from './half-way'
import { otherStories } from './hard-cases'
import { lastSeasonStories } from './last-season'
import { makeMoney } from './money'
import { Stage } from './stage'
import { weekStories } from './week'

/** The demo company, whole. `now` is the moment the story ends at; nothing in it lies ahead of it but what was promised. */
export async function tellStory(db: PrismaDb, now: Date, say: (part: string) => void = () => {}): Promise<void> {
  const company = await makeCompany(db, now)
  say('company')
  await importCustomers(db, company, now)
  say('customers')
  await makeScopes(db, company)
  await makeDefects(db, company)
  await makeFlags(db, company, now)
  await makeOutages(db, company, now)
  await makeClauses(db, company)
  const actors = new Map<string, StaffActor>()
  for (const [username, { id }] of company.staff) actors.set(username, (await contextOf(db, id, now)).actor)
  await makeMoney(db, company, actors, now)
  say('money')
  const cast = await makeCast(db, company.org.id)
  const stage = new Stage(db, company.org.id, actors)
  const acts = actsOn(stage, company, actors)
  const parts = [lastSeasonStories, noHeatStories, leakStories, otherStories, weekStories, boardStories]
  await stage.play(
    parts.flatMap((part) => part(acts, cast, now)),
    now,
  )
  say('tickets')
}
