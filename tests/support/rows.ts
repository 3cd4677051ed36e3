import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Prints every row of the mission with its tests and their last result (from test-results/*.json of the last runs).
 * RA and RC number the promises and bad inputs of the reliability list; they are not rows of the mission (C there is complaints).
 */
const ROWS: [string, number][] = [
  ['H', 9],
  ['D', 6],
  ['F', 8],
  ['U', 5],
  ['C', 9],
  ['B', 8],
  ['A', 9],
  ['K', 5],
  ['O', 4],
  ['M', 5],
]
const titles = new Map<string, string[]>()
const results = new Map<string, string>()

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : /\.(test|spec)\.ts$/.test(name) ? [path] : []
  })
}
const rowsOf = (title: string) =>
  [...(/^((?:[A-Z]\d+[ ,·–-]*)+)/.exec(title)?.[1] ?? '').matchAll(/[HDFUCBAKOM]\d+/g)].map((m) => m[0])

for (const path of walk('tests')) {
  for (const [, , title] of readFileSync(path, 'utf8').matchAll(
    /\b(?:it|test)(?:\.each\([^)]*\))?\(\s*(['"`])((?:(?!\1).)+)\1/g,
  )) {
    for (const row of rowsOf(title!)) titles.set(row, [...(titles.get(row) ?? []), `${title} (${path})`])
  }
}

type Suite = { specs?: { title: string; ok: boolean }[]; suites?: Suite[] }
function playwright(suite: Suite): void {
  for (const spec of suite.specs ?? []) results.set(spec.title, spec.ok ? 'passed' : 'failed')
  for (const inner of suite.suites ?? []) playwright(inner)
}
for (const name of existsSync('test-results')
  ? readdirSync('test-results').filter((file) => file.endsWith('.json'))
  : []) {
  const report = JSON.parse(readFileSync(join('test-results', name), 'utf8')) as {
    testResults?: { assertionResults: { title: string; status: string }[] }[]
    suites?: Suite[]
  }
  for (const file of report.testResults ?? [])
    for (const test of file.assertionResults) results.set(test.title, test.status)
  for (const suite of report.suites ?? []) playwright(suite)
}

for (const [letter, count] of ROWS) {
  for (let n = 1; n <= count; n++) {
    const row = `${letter}${n}`
    const tests = titles.get(row) ?? []
    const seen = tests.map((test) => results.get(test.slice(0, test.lastIndexOf(' (')))).filter(Boolean)
    const mark =
      tests.length === 0
        ? '·  no test yet'
        : seen.includes('failed')
          ? '✗  red'
          : seen.length === 0
            ? '?  not run'
            : '✓  green'
    console.log(`${row.padEnd(4)} ${mark}  ${tests.length} tests`)
    if (process.argv.includes('--list')) for (const test of tests) console.log(`       ${test}`)
  }
}
