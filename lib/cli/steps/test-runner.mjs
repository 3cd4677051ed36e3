import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { line } from './say.mjs'

const isThere = (need) =>
  need.split('|').some((path) => existsSync(join(root, path)) && !isEmptyFolder(join(root, path)))

function isEmptyFolder(path) {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}

export const absent = (step) => step.needs.filter((need) => !isThere(need))

/** Runs one program of a step. Alone, it writes straight to the terminal; beside another, at its end. */
export function execute(step, env, live) {
  const over = (step.over ?? []).filter((path) => existsSync(join(root, path)))
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...step.args, ...over], {
      cwd: root,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    })
    running.add(child)
    let output = ''
    if (!live) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ ok: code === 0, output })
    })
  })
}

const running = new Set()
export const endRunning = () => running.forEach((child) => child.kill('SIGTERM'))

export function clearReports() {
  rmSync(join(root, 'test-results'), { recursive: true, force: true })
  mkdirSync(join(root, 'test-results'), { recursive: true })
}

/** What a test step's own report says; a report that is missing counts as one failure. */
export function counts(name) {
  const none = { passed: 0, failed: 1, skipped: 0 }
  try {
    const report = JSON.parse(readFileSync(join(root, 'test-results', `${name}.json`), 'utf8'))
    if (report.stats)
      return {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected + (report.errors?.length ?? 0),
        skipped: report.stats.skipped,
      }
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    }
  } catch {
    return none
  }
}

const marks = { passed: '✓', failed: '✗', absent: '?' }

export function printSummary(results) {
  line('\n── summary ──')
  for (const { name, state, took, count, why } of results) {
    const tests = count
      ? `${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`
      : ''
    line(
      `  ${marks[state]} ${name.padEnd(13)} ${`${(took / 1000).toFixed(1)} s`.padStart(8)}  ${[state === 'passed' && tests ? '' : state, tests, why].filter(Boolean).join('; ')}`,
    )
  }
}

/** The last line: all tests together, and the checks that failed beside them. */
export function lastLine(results) {
  const sum = (key) => results.reduce((total, { count }) => total + (count?.[key] ?? 0), 0)
  const checks = results.filter(({ state, count }) => state === 'failed' && !count?.failed).map(({ name }) => name)
  const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : ''
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped}${checks.length ? `; failed checks: ${checks.join(', ')}` : ''}`
}
