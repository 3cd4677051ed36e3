import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

export const ROOT = process.cwd()
const SKIP = new Set(['node_modules', '.next', 'generated', 'test-results', '.git', '.data'])

/** Every file below a folder, by path from the root. */
export function filesBelow(folder: string, matches: RegExp): string[] {
  const found: string[] = []
  for (const name of readdirSync(join(ROOT, folder))) {
    if (SKIP.has(name)) continue
    const path = join(ROOT, folder, name)
    if (statSync(path).isDirectory()) found.push(...filesBelow(relative(ROOT, path), matches))
    else if (matches.test(name)) found.push(relative(ROOT, path))
  }
  return found.sort()
}

export const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')

export function parse(path: string, text = textOf(path)): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
}

export function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  )
}

/** The exported functions of a file, with their bodies' statements as text. */
export function exportedFunctions(
  file: ts.SourceFile,
): { name: string; isAsync: boolean; first: string; body: string; lines: number }[] {
  return file.statements
    .filter(ts.isFunctionDeclaration)
    .filter(isExported)
    .map((node) => {
      const start = file.getLineAndCharacterOfPosition(node.getStart()).line
      const end = file.getLineAndCharacterOfPosition(node.getEnd()).line
      return {
        name: node.name?.text ?? '',
        isAsync: ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword) ?? false,
        first: node.body?.statements[0]?.getText() ?? '',
        body: node.body?.getText() ?? '',
        lines: end - start + 1,
      }
    })
}

/** A file of ours and all of ours it imports, however far. */
export function importedBy(path: string, found = new Set<string>()): string[] {
  if (found.has(path) || !existsSync(join(ROOT, path))) return [...found]
  found.add(path)
  for (const [, from = ''] of textOf(path).matchAll(/^(?:import|export) (?!type)[^'"]*?from '([@.][^']+)'/gm)) {
    const target = from.startsWith('@/') ? from.slice(2) : join(dirname(path), from)
    importedBy(target.endsWith('.ts') ? target : `${target}.ts`, found)
  }
  return [...found]
}
