import { getTranslations } from 'next-intl/server'
import type { Say } from '@/components/billing/papers/papers'
import type { Paper } from '@/lib/kernel/paper'
import { drawPapers } from '@/lib/platform/pdf'

/** The words of the room and of the house in the reader's language. */
export async function paperWords(): Promise<[Say, Say]> {
  const [t, words] = await Promise.all([getTranslations('billing'), getTranslations('words')])
  return [(key, values) => t(key, values), (key, values) => words(key, values)]
}

/** Sheets as a file to keep: never run in our pages, never kept by a cache. */
export async function pdfAnswer(papers: Paper[], name: string, now: Date): Promise<Response> {
  const bytes = await drawPapers(papers, now)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${encodeURIComponent(name)}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
