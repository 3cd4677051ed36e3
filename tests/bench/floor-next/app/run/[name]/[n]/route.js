import { replay, replaySave } from '../../../../../replay.mjs'

export async function GET(_request, { params }) {
  const { name, n } = await params
  return Response.json(await replay(decodeURIComponent(name), Number(n)))
}

export async function POST(request, { params }) {
  const { name } = await params
  return Response.json(await replaySave(decodeURIComponent(name), await request.json()))
}
