/** The process answers; nothing more is asked of it. */
export function GET() {
  return Response.json({ alive: true }, { headers: { 'cache-control': 'no-store' } })
}
