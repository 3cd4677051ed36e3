import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { signIn } from '@/lib/access/sign-in'
import { useDatabase } from '../../support/process-database'

const test = useDatabase()
const run = promisify(execFile)
const setup = (...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', '--conditions=react-server', 'lib/cli/setup.ts', ...args], {
    env: { ...process.env, DATABASE_URL: test.url },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )

it('M4 the first company comes with its rules and an administrator who can sign in; a second run changes nothing', async () => {
  const given = ['--org', 'linhe', '--name', '临河热力', '--city', '临河', '--admin', 'First.Admin']
  const made = await setup(...given)
  expect(made.code).toBe(0)
  const password = /with (\S+) and/.exec(made.said)![1]!
  const entry = { username: 'first.admin', device: undefined, userAgent: 'test', now: new Date() }
  expect(await signIn({ ...entry, password })).toMatchObject({ ok: true })
  expect(await signIn({ ...entry, password: `${password}x` })).toEqual({ ok: false, reason: 'wrong' })
  const org = await test.db.org.findUniqueOrThrow({ where: { code: 'linhe' } })
  expect(await test.db.policyPack.count({ where: { orgId: org.id } })).toBeGreaterThan(3)
  const again = await setup(...given)
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('already') as string })
  expect(await test.db.org.count({ where: { code: 'linhe' } })).toBe(1)
}, 60_000)

it('M4 without a code or an administrator it says what is needed and touches nothing', async () => {
  expect(await setup('--name', '没有代码')).toMatchObject({ code: 2 })
  expect(await setup('--org', 'Bad Code', '--admin', 'x')).toMatchObject({ code: 2 })
  expect(await test.db.org.count({ where: { name: '没有代码' } })).toBe(0)
}, 60_000)
