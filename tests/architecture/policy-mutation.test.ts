import { expect, it } from 'vitest'
import ts from 'typescript'
import { PERMISSIONS, type Permission } from '@/lib/access/rules/permissions'
import type { Role } from '@/lib/kernel/roles'
import { COMMANDS, ENTRY_POINTS, PAGES, type Subject } from '../e2e/entry-points'
import { exportedFunctions, filesBelow, parse, textOf } from '../support/source'

type Guarded = { name: string; permission: Permission; roles: readonly Subject[] }

/** Which permission each verb asks for first. */
function permissionOfVerbs(): Map<string, Permission> {
  const verbs = filesBelow('lib', /\.ts$/).filter((path) => !/\/(rules|internal|packs|platform|cli)\//.test(path))
  return new Map(
    verbs.flatMap((path) =>
      exportedFunctions(parse(path)).flatMap(({ name, first }) => {
        const permission = /^authorize\(ctx, '([^']+)'\)/.exec(first)?.[1]
        return permission ? [[name, permission as Permission] as const] : []
      }),
    ),
  )
}

/** Each action with its verb's permission, each page with its own, beside the roles of the hand-reviewed list. */
function guarded(): Guarded[] {
  const verbs = permissionOfVerbs()
  const actions = filesBelow('app', /^actions\.ts$/).flatMap((path) =>
    parse(path).statements.flatMap((statement) => {
      if (!ts.isVariableStatement(statement)) return []
      const declared = statement.declarationList.declarations[0]!
      const call = declared.initializer as ts.CallExpression
      const permission = verbs.get(call.arguments[2]!.getText())
      const roles = ENTRY_POINTS[declared.name.getText()]!.roles
      return permission && roles !== 'signed-in' ? [{ name: declared.name.getText(), permission, roles }] : []
    }),
  )
  const pages = filesBelow('app/(desk)', /^page\.tsx$/).flatMap((path) => {
    const address = path.replace('app/(desk)', '').replace('/page.tsx', '').replace('/(list)', '')
    const permission = /requirePageActor\('([^']+)'\)/.exec(textOf(path))?.[1] as Permission | undefined
    const roles = PAGES[address]
    return permission && roles ? [{ name: address, permission, roles }] : []
  })
  const commands = Object.entries(COMMANDS).map(([name, roles]) => ({ name, permission: verbs.get(name)!, roles }))
  return [...actions, ...pages, ...commands]
}

/** Asked for by a verb inside another act, or by a command: no screen or program can call it alone. */
const INNER: Permission[] = [
  'board:crews',
  'duty:watch',
  'account:import',
  'billing:layouts',
  'call:receive',
  'ledger:open',
  'ledger:verify',
  'outage:read',
  'policy:read',
  'rating:answer',
  'rating:read',
  'rating:send',
  'staff:names',
  'ticket:send-again',
]

it('M3 T11 each permission of the table is watched by the reviewed list', () => {
  const watched = new Set(guarded().map(({ permission }) => permission))
  const bare = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => !watched.has(permission))
  expect(bare.filter((permission) => !INNER.includes(permission))).toEqual([])
})

it('M3 T11 letting any role into any watched permission, or shutting one out, is noticed', () => {
  const all = guarded()
  const roles = [...new Set(Object.values(PERMISSIONS).flat())] as Role[]
  const survived: string[] = []
  for (const permission of new Set(all.map((entry) => entry.permission))) {
    const allowed: readonly Role[] = PERMISSIONS[permission]
    for (const role of roles) {
      const mutant = allowed.includes(role) ? allowed.filter((other) => other !== role) : [...allowed, role]
      const seen = all.some(
        (entry) => entry.permission === permission && mutant.includes(role) !== entry.roles.includes(role),
      )
      if (!seen) survived.push(`${permission} ${role}`)
    }
  }
  expect(survived).toEqual([])
})

it('M3 T11 every entry point agrees with the table as it stands', () => {
  const wrong = guarded().flatMap(({ name, permission, roles }) => {
    const table: readonly Subject[] = PERMISSIONS[permission]
    return [...new Set([...table, ...roles])]
      .filter((role) => table.includes(role) !== roles.includes(role))
      .map((role) => `${name} (${permission}): ${role}`)
  })
  expect(wrong).toEqual([])
})
