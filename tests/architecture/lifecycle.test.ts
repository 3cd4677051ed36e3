import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/kernel/roles'
import type { StaffActor } from '@/lib/kernel/actor'
import { availableMoves, MOVES, TICKET_STATES, type MoveName } from '@/lib/tickets/rules/lifecycle'
import { ORDER_MOVES } from '@/lib/fieldwork/rules/orders'
import { filesBelow, textOf } from '../support/source'

const actor = (role: (typeof ROLES)[number]): StaffActor => ({
  kind: 'staff',
  id: 'a',
  orgId: 'o',
  name: 'n',
  staffNo: '1',
  unitId: 'u',
  unitPath: 'u',
  crewIds: [],
  sessionId: 's',
  duties: [{ role, unitId: 'u', unitPath: 'u' }],
})

type Moves = Record<string, { from: readonly string[]; to: string }>
const id = (state: string) => state.replaceAll('-', '_')

/** The table of moves as a state diagram; `npx vitest run --project architecture -u` draws it anew. */
function diagram(moves: Moves): string {
  const edges = Object.entries(moves).flatMap(([move, { from, to }]) =>
    from.map((state) => `    ${id(state)} --> ${id(to)} : ${move}`),
  )
  return ['```mermaid', 'stateDiagram-v2', ...edges, '```', ''].join('\n')
}

describe('the lifecycle', () => {
  it('D1 the database holds the same edges as the table of moves', () => {
    const sql = filesBelow('prisma/migrations', /migration\.sql$/)
      .sort()
      .map(textOf)
      .join('\n')
    const stands = sql.slice(sql.lastIndexOf('FUNCTION guard_ticket_move()'))
    const block = stands.slice(0, stands.indexOf('END $$'))
    const inSql = [...block.matchAll(/\('([a-z-]+)','([a-z-]+)'\)/g)].map((m) => `${m[1]}>${m[2]}`).sort()
    const inTable = [
      ...new Set(Object.values(MOVES).flatMap((move) => move.from.map((from) => `${from}>${move.to}`))),
    ].sort()
    expect(inSql).toEqual(inTable)
  })

  it('D1 every move is made by a verb, and only through moveTicket', () => {
    const verbs = filesBelow('lib/tickets', /\.ts$/).map((path) => ({ path, text: textOf(path) }))
    for (const move of Object.keys(MOVES)) {
      const made = verbs.some(
        ({ text }) => text.includes(`'${move}'`) && /moveTicket|settleTicket|sendTicket/.test(text),
      )
      expect({ move, made }).toEqual({ move, made: true })
    }
    const writers = verbs.filter(
      ({ path, text }) => !path.endsWith('move-ticket.ts') && /ticket\.update(Many)?\([^)]*status:/s.test(text),
    )
    expect(writers.map(({ path }) => path)).toEqual([])
  })

  it('D1 the diagrams in the readmes are those of the tables', async () => {
    for (const [path, moves] of [
      ['lib/tickets/README.md', MOVES],
      ['lib/fieldwork/README.md', ORDER_MOVES],
    ] as const) {
      const drawn = textOf(path).replace(/(<!-- moves -->\n)[^]*?(<!-- \/moves -->)/, `$1\n${diagram(moves)}\n$2`)
      await expect(drawn).toMatchFileSnapshot(`../../${path}`)
    }
  })

  it('M3 role by state gives exactly the moves of the checked-in table', async () => {
    const rows = ROLES.flatMap((role) =>
      TICKET_STATES.map((status) => {
        const moves = availableMoves({ status, openOrders: 0 }, actor(role)).filter(
          (offered) => offered.blockers.length === 0,
        )
        return moves.length ? `${role} ${status}: ${moves.map((offered) => offered.move as MoveName).join(' ')}` : ''
      }).filter(Boolean),
    )
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('role-state-moves.txt')
  })
})
