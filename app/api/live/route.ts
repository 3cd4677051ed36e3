import { onChange } from '@/lib/platform/live'
import { currentSignedIn } from '@/lib/web/session'

export const dynamic = 'force-dynamic'

const GATHER_MS = 300
const BEAT_MS = 20_000
const LIFE_MS = 10 * 60_000

/**
 * Tells an open screen which tickets changed: ids only, no content, so that the screen reads again through its own permission.
 * The stream ends after ten minutes; the browser opens it again and its session is checked anew.
 */
export async function GET(request: Request): Promise<Response> {
  const signedIn = await currentSignedIn()
  if (!signedIn) return new Response(null, { status: 401 })
  const watched = new URL(request.url).searchParams.get('ticket')
  const encoder = new TextEncoder()
  let close = () => {}
  const stream = new ReadableStream({
    start(controller) {
      const waiting = new Set<string>()
      let timer: NodeJS.Timeout | undefined
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const flush = () => {
        timer = undefined
        send(`data: ${JSON.stringify({ changed: [...waiting].slice(0, 50) })}\n\n`)
        waiting.clear()
      }
      const stop = onChange(signedIn.actor.orgId, (subject, id) => {
        if (subject !== 'ticket' || (watched && watched !== id)) return
        waiting.add(id)
        timer ??= setTimeout(flush, GATHER_MS)
      })
      const beat = setInterval(() => send(': here\n\n'), BEAT_MS)
      const life = setTimeout(() => close(), LIFE_MS)
      close = () => {
        stop()
        clearInterval(beat)
        clearTimeout(life)
        clearTimeout(timer)
        try {
          controller.close()
        } catch {
          // already closed by the other side
        }
      }
      request.signal.addEventListener('abort', () => close())
      send('retry: 2000\n\n')
    },
    cancel: () => close(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no' },
  })
}
