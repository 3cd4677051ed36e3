import { onChange } from '@/lib/platform/live'
import { currentSignedIn, mayStillAct } from '@/lib/web/session'

export const dynamic = 'force-dynamic'

const GATHER_MS = 300
const BEAT_MS = 20_000
const LIFE_MS = 10 * 60_000

/**
 * Tells an open screen which tickets changed: ids only, no content, so that the screen reads again through its own permission.
 * It ends when the session does: at once where that is heard, at the next beat where it is not; after ten minutes in any case, to be opened anew.
 */
export async function GET(request: Request): Promise<Response> {
  const signedIn = await currentSignedIn()
  if (!signedIn) return new Response(null, { status: 401 })
  if (signedIn.passwordTemporary) return new Response(null, { status: 403 })
  const { orgId, id: staffId, sessionId } = signedIn.actor
  const endIfOver = async () => {
    if (!(await mayStillAct(sessionId).catch(() => false))) close()
  }
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
      const stop = onChange(orgId, (subject, id) => {
        if (subject === 'staff' && id === staffId) void endIfOver()
        if (subject !== 'ticket' || (watched && watched !== id)) return
        waiting.add(id)
        timer ??= setTimeout(flush, GATHER_MS)
      })
      const beat = setInterval(() => {
        send(': here\n\n')
        void endIfOver()
      }, BEAT_MS)
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
