// `npm run setup`: the first company on a server of one's own, with its rules and its first administrators. Nothing of the demo.
process.env.NEXTAUTH_SECRET ??= 'nobody-signs-in-while-this-runs'
process.env.DATABASE_POOL ??= '2'

import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'

const HOW =
  'npm run setup -- --org <code> --name <名称> --name-en <name> --city <城市> --region <CN-37-13> --hotline <number> --admin <username>'

const { values } = parseArgs({
  options: Object.fromEntries(
    ['org', 'name', 'name-en', 'city', 'region', 'hotline', 'admin'].map((name) => [name, { type: 'string' as const }]),
  ),
})

async function main(): Promise<void> {
  const code = values.org?.trim()
  const admin = values.admin?.trim().toLowerCase()
  if (!code || !admin || !/^[a-z0-9-]{2,30}$/.test(code) || !/^[a-z0-9.-]{2,40}$/.test(admin)) {
    console.error(`The company's code and the administrator's user name are needed. ${HOW}`)
    process.exitCode = 2
    return
  }
  const { db } = await import('@/lib/platform/db')
  const { wallClock } = await import('@/lib/platform/clock')
  const { buildOrg, buildStaff, buildUnit, installPolicy, buildScope } = await import('@/prisma/seed/builders')
  const now = wallClock()
  const password = randomBytes(12).toString('base64url')
  try {
    if (await db().org.findUnique({ where: { code }, select: { id: true } })) {
      console.error(`There is a company with the code ${code} already; nothing was changed.`)
      process.exitCode = 1
      return
    }
    const name = values.name ?? code
    const nameEn = values['name-en'] ?? name
    const given = { city: values.city ?? '', region: values.region ?? 'CN', hotline: values.hotline ?? '' }
    await db().$transaction(async (tx) => {
      const org = await buildOrg(tx, { now, code, name, nameEn, ...given })
      const root = await buildUnit(tx, { org, code, name, nameEn, kind: 'company' })
      const centre = {
        org,
        parent: root,
        code: `${code}-centre`,
        name: '客户服务中心',
        nameEn: 'Customer service centre',
      }
      const unit = await buildUnit(tx, { ...centre, kind: 'centre' })
      await buildScope(tx, { unit, rank: 1000 })
      await buildStaff(tx, {
        now,
        unit,
        username: admin,
        password,
        temporary: true,
        roles: ['system-admin', 'security-admin'],
      })
      await installPolicy(tx, org, now)
    })
    console.log(
      `${name} is set up. Sign in as ${admin} with ${password} and change it at once: it is shown only now. Units, crews and people are made under 系统 / System.`,
    )
  } finally {
    await db().$disconnect()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
