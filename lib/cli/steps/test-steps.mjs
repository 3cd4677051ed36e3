// The steps of `npm test`, in order. `needs` are the files without which a step cannot run; `verify` marks those of
// `npm run verify`, which need no database; `alone` those that must not share the machine with another.
import { join } from 'node:path'
import { root } from './root.mjs'

const bin = (path) => join(root, 'node_modules', path)
const vitest = (project) => [
  bin('vitest/vitest.mjs'),
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=test-results/${project}.json`,
]

export const steps = [
  {
    name: 'format',
    verify: true,
    needs: ['.prettierrc.json'],
    args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '--cache', '--cache-strategy=content', '.'],
  },
  {
    name: 'lint',
    verify: true,
    needs: ['eslint.config.mjs'],
    args: [
      bin('eslint/bin/eslint.js'),
      '--max-warnings=0',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=node_modules/.cache/eslint/',
      '.',
    ],
  },
  { name: 'types', verify: true, needs: ['tsconfig.json'], args: [bin('typescript/bin/tsc'), '--noEmit'] },
  {
    name: 'boundaries',
    verify: true,
    needs: ['.dependency-cruiser.cjs'],
    over: ['app', 'components', 'lib', 'prisma', 'tests'],
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs'],
  },
  {
    name: 'knip',
    verify: true,
    needs: ['knip.json|knip.jsonc|knip.ts|knip.config.ts'],
    args: [bin('knip/bin/knip.js')],
  },
  { name: 'unit', verify: true, needs: ['vitest.config.ts', 'tests/unit'], args: vitest('unit'), report: 'unit' },
  {
    name: 'architecture',
    verify: true,
    needs: ['vitest.config.ts', 'tests/architecture'],
    args: vitest('architecture'),
    report: 'architecture',
  },
  {
    name: 'integration',
    alone: true,
    database: true,
    needs: ['vitest.config.ts', 'tests/integration'],
    args: vitest('integration'),
    report: 'integration',
  },
  { name: 'build', alone: true, needs: ['app'] },
  {
    name: 'e2e',
    alone: true,
    database: true,
    needs: ['playwright.config.ts', 'tests/e2e', 'app'],
    report: 'e2e',
    // E2E_ONLY=s2,accessibility walks those files alone, while working on them
    args: [bin('@playwright/test/cli.js'), 'test', ...(process.env.E2E_ONLY?.split(',') ?? [])],
  },
]

/** The steps asked for by --only, --skip and --verify; an unknown name is a mistake worth telling. */
export function chosen(argv) {
  const names = (flag) => {
    const at = argv.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`))
    if (at < 0) return null
    return (argv[at].includes('=') ? argv[at].split('=')[1] : (argv[at + 1] ?? '')).split(',').filter(Boolean)
  }
  const [only, skip] = [names('--only'), names('--skip') ?? []]
  const unknown = [...(only ?? []), ...skip].filter((name) => !steps.some((step) => step.name === name))
  const wanted = steps.filter(
    (step) =>
      (!only || only.includes(step.name)) && !skip.includes(step.name) && (!argv.includes('--verify') || step.verify),
  )
  return { wanted, unknown, complete: wanted.length === steps.length }
}
