import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '@/lib/access/rules/permissions'
import { NAMESPACES } from '@/lib/i18n/messages'
import { ROLES } from '@/lib/kernel/roles'
import { PAUSE_REASONS } from '@/lib/tickets/rules/clocks'
import { SERVICES, TICKET_KINDS, TICKET_STATES } from '@/lib/tickets/rules/lifecycle'
import { ORDER_STATES } from '@/lib/fieldwork/rules/orders'
import { ORDER_KINDS } from '@/lib/fieldwork/inputs'
import { filesBelow, importedBy, textOf } from '../support/source'

type Tree = { [key: string]: string | Tree }
const load = (locale: string, name: string) => JSON.parse(textOf(`lib/i18n/messages/${locale}/${name}.json`)) as Tree
const paths = (tree: Tree, before = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : paths(value, `${before}${key}.`),
  )
const at = (tree: Tree, path: string) =>
  path
    .split('.')
    .reduce<string | Tree | undefined>((node, key) => (typeof node === 'object' ? node[key] : undefined), tree)
const holes = (text: string) => [...new Set([...text.matchAll(/(?<!one |other )\{(\w+)[,}]/g)].map((m) => m[1]))].sort()

describe('M4 words in two languages', () => {
  it.each(NAMESPACES)('M4 %s says the same keys with the same places in both', (name) => {
    const [zh, en] = [load('zh-CN', name), load('en', name)]
    expect(paths(en).sort()).toEqual(paths(zh).sort())
    for (const path of paths(zh)) {
      expect({ path, holes: holes(String(at(en, path))) }).toEqual({ path, holes: holes(String(at(zh, path))) })
      if (String(at(zh, path)) !== '')
        expect({ path, said: String(at(en, path)).trim() !== '' }).toEqual({ path, said: true })
    }
  })

  it('M4 every code has its word', () => {
    const words = load('zh-CN', 'words')
    const wanted = [
      ...TICKET_KINDS.map((code) => `kind.${code}`),
      ...TICKET_STATES.map((code) => `status.${code}`),
      ...SERVICES.map((code) => `service.${code}`),
      ...ROLES.map((code) => `role.${code}`),
      ...PAUSE_REASONS.map((code) => `pauseReason.${code}`),
      ...ORDER_STATES.map((code) => `orderStatus.${code}`),
      ...ORDER_KINDS.map((code) => `orderKind.${code}`),
    ]
    expect(wanted.filter((path) => typeof at(words, path) !== 'string')).toEqual([])
  })

  it('M4 every event has a sentence', () => {
    const declared = textOf('lib/audit/rules/events.ts') + textOf('lib/audit/rules/money-events.ts')
    const types = [...declared.matchAll(/^  '([a-z-]+\.[a-z-]+)':/gm)].map((m) => m[1]!)
    expect(types.length).toBeGreaterThan(40)
    const events = load('zh-CN', 'events')
    expect(types.filter((type) => typeof at(events, type) !== 'string')).toEqual([])
  })

  it('M4 every blocker a rule or verb gives has words', () => {
    const codes = new Set(
      filesBelow('lib', /\.ts$/).flatMap((path) =>
        [...textOf(path).matchAll(/\bcode: '([a-z]+_[a-z_]+)'/g)].map((m) => m[1]!),
      ),
    )
    const blockers = load('zh-CN', 'blockers')
    expect(codes.size).toBeGreaterThan(20)
    expect([...codes].filter((code) => typeof at(blockers, code) !== 'string')).toEqual([])
  })

  it('M4 every reason a command of a phone is put aside for can be said without its values', () => {
    const reached = importedBy('lib/fieldwork/internal/apply-command.ts')
    const codes = new Set(
      reached.flatMap((path) => [...textOf(path).matchAll(/\bcode: '([a-z]+_[a-z_]+)'/g)].map((m) => m[1]!)),
    )
    const kinds = [...textOf('lib/kernel/errors.ts').matchAll(/kind: '([a-z-]+)'/g)].map((m) => m[1]!)
    expect(codes.size).toBeGreaterThan(20)
    for (const locale of ['zh-CN', 'en']) {
      const [words, blockers] = [load(locale, 'words'), load(locale, 'blockers')]
      const said = (why: string) =>
        typeof at(words, `parkedWhy.${why}`) === 'string' ||
        (typeof blockers[why] === 'string' && !blockers[why].includes('{'))
      expect([...codes, ...kinds.filter((kind) => kind !== 'blocked')].filter((why) => !said(why))).toEqual([])
    }
  })

  it('M4 no screen reads a message raw: the catalogs are compiled, what comes back is no sentence', () => {
    const screens = [...filesBelow('components', /\.tsx?$/), ...filesBelow('app', /\.tsx?$/)]
    expect(screens.filter((path) => /\b(t|words?)\.raw\(/.test(textOf(path)))).toEqual([])
  })

  it('M4 every key a screen names is there', () => {
    const missing: string[] = []
    for (const path of [...filesBelow('components', /\.tsx?$/), ...filesBelow('app', /\.tsx?$/)]) {
      const text = textOf(path)
      const names = new Map(
        [...text.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations)\('([\w.]+)'\)/g)].map((m) => [
          m[1]!,
          m[2]!,
        ]),
      )
      for (const [name, room] of names) {
        const [file = '', ...inner] = room.split('.')
        if (!(NAMESPACES as readonly string[]).includes(file)) missing.push(`${path}: ${room}`)
        else {
          const tree = load('zh-CN', file)
          for (const [, key] of text.matchAll(new RegExp(`\\b${name}\\('([\\w.-]+)'[,)]`, 'g'))) {
            const full = [...inner, key!].join('.')
            if (typeof at(tree, full) !== 'string') missing.push(`${path}: ${file}.${full}`)
          }
        }
      }
    }
    expect(missing).toEqual([])
  })

  it('M3 every permission is asked for somewhere', () => {
    const all = [...filesBelow('lib', /\.ts$/), ...filesBelow('app', /\.tsx?$/)]
      .filter((path) => !path.endsWith('permissions.ts'))
      .map(textOf)
      .join('\n')
    expect(Object.keys(PERMISSIONS).filter((permission) => !all.includes(`'${permission}'`))).toEqual([])
  })
})
