import { describe, expect, it } from 'vitest'
import ts from 'typescript'
import { exportedFunctions, filesBelow, isExported, parse, textOf } from '../support/source'

/** Exports of a "use server" file that are anything but `formAction(…)`. */
function strayServerExports(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [statement.getText()]
    if (!isExported(statement)) return []
    if (!ts.isVariableStatement(statement)) return [statement.getText().slice(0, 60)]
    return statement.declarationList.declarations
      .filter(
        (d) =>
          !(d.initializer && ts.isCallExpression(d.initializer) && d.initializer.expression.getText() === 'formAction'),
      )
      .map((d) => d.name.getText())
  })
}

const isServerFile = (text: string) => /^\s*['"]use server['"]/.test(text)

describe('M3 entry points', () => {
  it('M3 the checker sees a bare export in a server file', () => {
    const bad = parse(
      'bad.ts',
      `'use server'\nexport async function cut() {}\nexport const fine = formAction('x', S, v)\nexport const raw = async () => 1`,
    )
    expect(strayServerExports(bad)).toEqual(['export async function cut() {}', 'raw'])
  })

  it('M3 every export of a server file goes through formAction', () => {
    const files = [
      ...filesBelow('app', /\.tsx?$/),
      ...filesBelow('lib', /\.ts$/),
      ...filesBelow('components', /\.tsx?$/),
    ].filter((path) => isServerFile(textOf(path)))
    expect(files.length).toBeGreaterThan(2)
    for (const path of files) expect({ path, stray: strayServerExports(parse(path)) }).toEqual({ path, stray: [] })
  })

  it('M3 no inline server action hides in a function', () => {
    for (const path of [...filesBelow('app', /\.tsx?$/), ...filesBelow('components', /\.tsx?$/)]) {
      const inside = textOf(path)
        .split('\n')
        .slice(1)
        .some((line) => /^\s+['"]use server['"]/.test(line))
      expect({ path, inside }).toEqual({ path, inside: false })
    }
  })

  it('M3 every desk page asks who is there before it reads', () => {
    const pages = filesBelow('app/(desk)', /^page\.tsx$/).filter((path) => !path.includes('not-yours'))
    expect(pages.length).toBeGreaterThan(8)
    for (const path of pages)
      expect({ path, asks: textOf(path).includes('requirePageActor(') }).toEqual({ path, asks: true })
  })

  it('M3 every API route goes through its guard', () => {
    const open = [
      'app/api/auth/[...nextauth]/route.ts',
      'app/api/health/live/route.ts',
      'app/api/health/ready/route.ts',
    ]
    for (const path of filesBelow('app/api', /^route\.ts$/).filter((path) => !open.includes(path))) {
      const guarded =
        /apiRead\(|apiReadOf[<(]|apiWrite[<(]|apiSigned[<(]|apiFile\(|currentSignedIn\(\)|currentContext\(\)/.test(
          textOf(path),
        )
      expect({ path, guarded }).toEqual({ path, guarded: true })
    }
  })
})

/** Puts table and column names into SQL, all of them written in our code, never in a request. */
const NAMES_FROM_CODE = ['lib/platform/insert-rows.ts']

const DOMAINS = ['policy', 'units', 'accounts', 'messages', 'tickets', 'outages', 'fieldwork', 'billing', 'quality']
/** Pieces that only verbs call, inside a transaction a verb has authorized; each named on purpose. */
const PARTS = [
  'lib/tickets/watch-numbers.ts watchNumbers',
  'lib/tickets/reopen-ticket.ts reopen',
  'lib/tickets/close-ticket.ts close',
  'lib/tickets/work-on-ticket.ts countOrders',
  'lib/tickets/work-on-ticket.ts noteCrew',
  'lib/units/queries.ts isUnder',
  'lib/units/crew-at-work.ts lockCrew',
  'lib/tickets/find-for-orders.ts ticketStatus',
  'lib/messages/attempts.ts attemptsFor',
  'lib/messages/attempts.ts attemptsForMany',
  'lib/messages/attempts.ts writeAttempt',
  'lib/policy/queries.ts policyBook',
  'lib/units/queries.ts proposedUnit',
  'lib/units/queries.ts scopeCovers',
  'lib/units/queries.ts holderOf',
  'lib/units/queries.ts leaderOf',
  'lib/units/queries.ts unitAndCrew',
  'lib/units/queries.ts memberOf',
  'lib/units/queries.ts activeStaff',
  'lib/fieldwork/rail-counts.ts railCounts',
  'lib/billing/till-waits.ts tillWaits',
  'lib/accounts/hold-season-facts.ts holdSeasonFacts',
]

describe('M3 verbs and queries', () => {
  const files = DOMAINS.flatMap((domain) => filesBelow(`lib/${domain}`, /\.ts$/)).filter(
    (path) => !/\/(rules|internal|packs)\//.test(path) && !/(inputs|views)\.ts$/.test(path),
  )

  it('M3 every verb and query begins with authorize', () => {
    const bare = files.flatMap((path) =>
      exportedFunctions(parse(path))
        .filter((fn) => fn.isAsync && !fn.first.includes('authorize(') && !PARTS.includes(`${path} ${fn.name}`))
        .map((fn) => `${path} ${fn.name}`),
    )
    expect(bare).toEqual([])
  })

  it('M3 the list of parts names nothing that is gone', () => {
    const known = files.flatMap((path) => exportedFunctions(parse(path)).map((fn) => `${path} ${fn.name}`))
    expect(PARTS.filter((part) => !known.includes(part))).toEqual([])
  })

  it('M3 verbs and queries stay on the server', () => {
    for (const path of files)
      expect({ path, kept: textOf(path).startsWith("import 'server-only'") }).toEqual({ path, kept: true })
  })

  it('M3 a verb is at most sixty lines', () => {
    const long = files.flatMap((path) =>
      exportedFunctions(parse(path))
        .filter((fn) => fn.lines > 60)
        .map((fn) => `${path} ${fn.name} ${fn.lines}`),
    )
    expect(long.filter((line) => !line.includes('ticket-page.ts'))).toEqual([])
  })

  it('M3 rules stay within a hundred and fifty lines, components within a hundred and twenty', () => {
    const rules = filesBelow('lib', /\.ts$/).filter(
      (path) => /\/rules\//.test(path) && textOf(path).split('\n').length > 151,
    )
    const components = [...filesBelow('components', /\.tsx$/), ...filesBelow('app', /\.tsx$/)].filter(
      (path) => textOf(path).split('\n').length > 121,
    )
    expect({ rules, components }).toEqual({ rules: [], components: [] })
  })

  it('M3 SQL is never concatenated', () => {
    for (const path of filesBelow('lib', /\.ts$/).filter((path) => !NAMES_FROM_CODE.includes(path)))
      expect({ path, unsafe: /RawUnsafe|Prisma\.raw\(/.test(textOf(path)) }).toEqual({ path, unsafe: false })
  })

  it('M3 only client files say so, and every client file does', () => {
    for (const path of [...filesBelow('components', /\.tsx?$/), ...filesBelow('app', /\.tsx?$/)].filter(
      (path) => !/app\/.*error\.tsx$/.test(path),
    )) {
      expect({ path, client: /^['"]use client['"]/.test(textOf(path)) }).toEqual({
        path,
        client: /\.client\.tsx?$/.test(path),
      })
    }
  })
})
