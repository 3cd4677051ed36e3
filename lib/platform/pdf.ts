import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import { linePieces } from '@/lib/kernel/line-pieces'
import type { Paper } from '@/lib/kernel/paper'
import { env } from './env'

/** Read in this order for every character; the first that has it writes it. What is in none is printed as its number and said so. */
const FONTS = [
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  '@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf',
  '@embedpdf/fonts-tc/fonts/NotoSansHant-Regular.otf',
]
const BOLD = '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf'
const MARGIN = 48
const [SMALL, BODY, HEAD] = [8.5, 10.5, 17]
const LEADING = 1.55

type Doc = InstanceType<typeof PDFDocument>
type Face = { hasGlyphForCodePoint: (code: number) => boolean }
type Pen = { doc: Doc; names: string[]; faces: Face[]; missing: Set<string> }

const held = new Map<string, Promise<Buffer>>()
function fontFile(name: string): Promise<Buffer> {
  const path = name.startsWith('/') ? name : join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', name)
  const known = held.get(path) ?? readFile(/* turbopackIgnore: true */ path)
  held.set(path, known)
  return known
}

let faces: Promise<Face[]> | undefined

/** The faces of the fonts in order, opened once for the process to ask what they hold. */
async function openFaces(names: readonly string[]): Promise<Face[]> {
  const aside = new PDFDocument({ autoFirstPage: false })
  const opened: Face[] = []
  for (const name of names) {
    aside.font(await fontFile(name))
    opened.push((aside as unknown as { _font: { font: Face } })._font.font)
  }
  return opened
}

async function penOf(doc: Doc): Promise<Pen> {
  const more = env().PDF_FONT
  const names = [...FONTS, ...(more ? [more] : [])]
  faces ??= openFaces(names)
  for (const name of [...names, BOLD]) doc.registerFont(name, await fontFile(name))
  return { doc, names, faces: await faces, missing: new Set() }
}

type Run = { font: string; text: string }

/** A text in runs of one font each; a character no font has becomes 〔U+2XXXX〕. */
function runsOf(pen: Pen, text: string, bold = false): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    const at = pen.faces.findIndex((face) => face.hasGlyphForCodePoint(code))
    const known = at >= 0 || /\s/.test(character)
    if (!known) pen.missing.add(character)
    const shown = known ? character : `〔U+${code.toString(16).toUpperCase()}〕`
    const font = at <= 0 ? (bold ? BOLD : pen.names[0]!) : pen.names[at]!
    const last = runs.at(-1)
    if (last?.font === font) last.text += shown
    else runs.push({ font, text: shown })
  }
  return runs
}

type Put = { x: number; y: number; width: number; size?: number; bold?: boolean; right?: boolean }

/** Breaks runs into lines no wider than the width: between any two Chinese characters, but never inside a word or a number, nor before what closes a clause. */
function linesOf(pen: Pen, text: string, { width, size = BODY, bold }: Put): { runs: Run[]; width: number }[] {
  const lines: { runs: Run[]; width: number }[] = [{ runs: [], width: 0 }]
  for (const piece of linePieces(text)) {
    const runs = runsOf(pen, piece, bold)
    const wide = runs.reduce((sum, run) => sum + pen.doc.font(run.font).fontSize(size).widthOfString(run.text), 0)
    if (lines.at(-1)!.width + wide > width && lines.at(-1)!.width > 0) lines.push({ runs: [], width: 0 })
    const line = lines.at(-1)!
    line.width += wide
    for (const run of runs) {
      const last = line.runs.at(-1)
      if (last?.font === run.font) last.text += run.text
      else line.runs.push({ ...run })
    }
  }
  return lines
}

/** Writes a text at a place and gives the height it took. */
function put(pen: Pen, text: string, at: Put): number {
  const { x, y, width, size = BODY, right } = at
  const lines = linesOf(pen, text, at)
  for (const [i, line] of lines.entries()) {
    let left = right ? x + width - line.width : x
    for (const run of line.runs) {
      pen.doc.font(run.font).fontSize(size)
      const wide = pen.doc.widthOfString(run.text)
      pen.doc.text(run.text, left, y + i * size * LEADING, { lineBreak: false })
      left += wide
    }
  }
  return lines.length * size * LEADING
}

function code(pen: Pen, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const dot = side / modules.size
  for (let i = 0; i < modules.data.length; i++)
    if (modules.data[i])
      pen.doc.rect(x + (i % modules.size) * dot, y + Math.floor(i / modules.size) * dot, dot + 0.05, dot + 0.05)
  pen.doc.fill('black')
}

/** The page goes on when less than this is left. */
function room(pen: Pen, y: number, height: number): number {
  if (y + height < pen.doc.page.height - MARGIN) return y
  pen.doc.addPage()
  return MARGIN
}

function table(pen: Pen, { columns, rows, total }: NonNullable<Paper['table']>, top: number, width: number): number {
  const PAD = 5
  const sides = columns.map((_, i) => MARGIN + columns.slice(0, i).reduce((sum, { share }) => sum + share * width, 0))
  const cell = (i: number) => ({ x: sides[i]! + PAD, width: columns[i]!.share * width - 2 * PAD })
  let y = top
  const row = (texts: readonly string[], bold = false) => {
    const high =
      Math.max(...texts.map((text, i) => linesOf(pen, text, { ...cell(i), y, bold }).length)) * BODY * LEADING
    y = room(pen, y, high + 2 * PAD)
    texts.forEach((text, i) => put(pen, text, { ...cell(i), y: y + PAD, bold, right: columns[i]!.right }))
    for (const [i, side] of sides.entries()) pen.doc.rect(side, y, columns[i]!.share * width, high + 2 * PAD)
    pen.doc.lineWidth(0.5).stroke('black')
    y += high + 2 * PAD
  }
  row(
    columns.map(({ title }) => title),
    true,
  )
  for (const texts of rows) row(texts)
  if (total) {
    const high = BODY * LEADING + 2 * PAD
    y = room(pen, y, high)
    put(pen, total[0], { x: MARGIN + PAD, y: y + PAD, width: width / 2, bold: true })
    put(pen, total[1], { x: MARGIN, y: y + PAD, width: width - PAD, bold: true, right: true })
    pen.doc.rect(MARGIN, y, width, high).lineWidth(0.5).stroke('black')
    y += high
  }
  return y
}

function sheet(pen: Pen, paper: Paper): void {
  const width = pen.doc.page.width - 2 * MARGIN
  const side = 72
  const headWidth = width - (paper.code ? side + 12 : 0)
  pen.missing.clear()
  let y = MARGIN
  y += put(pen, `${paper.company} · ${paper.title}`, { x: MARGIN, y, width: headWidth, size: HEAD, bold: true })
  y += put(pen, paper.number, { x: MARGIN, y, width: headWidth })
  if (paper.mark) y += put(pen, paper.mark, { x: MARGIN, y, width: headWidth, size: 13, bold: true })
  if (paper.code) code(pen, paper.code, MARGIN + width - side, MARGIN, side)
  y = Math.max(y, paper.code ? MARGIN + side : 0) + 10
  for (const [label, value] of paper.pairs) {
    put(pen, label, { x: MARGIN, y, width: 84 })
    y += put(pen, value, { x: MARGIN + 88, y, width: width - 88 })
  }
  for (const text of paper.text ?? []) y += 6 + put(pen, text, { x: MARGIN, y: y + 6, width })
  if (paper.table) y = table(pen, paper.table, y + 10, width)
  const missing =
    pen.missing.size > 0
      ? [
          `${paper.missing} ${[...pen.missing].map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase()}`).join(' ')}`,
        ]
      : []
  for (const note of [...(paper.notes ?? []), ...missing])
    y += put(pen, note, { x: MARGIN, y: y + 8, width, size: SMALL }) + 2
  y = room(pen, y + 44, 40)
  put(pen, paper.left, { x: MARGIN, y, width: width / 2 })
  put(pen, paper.right, { x: MARGIN + width / 2, y, width: width / 2 - 90, right: true })
}

/** Sheets of A4 as one PDF, the fonts in it, the text in it as text. */
export async function drawPapers(papers: readonly Paper[], made: Date): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 0, autoFirstPage: false },
    info: { Title: papers[0]?.number ?? '', Author: papers[0]?.company ?? '', CreationDate: made },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const pen = await penOf(doc)
  for (const paper of papers) {
    doc.addPage()
    sheet(pen, paper)
  }
  doc.end()
  return whole
}
