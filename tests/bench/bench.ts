// `npm run bench -- NAME`: each bench by its name, whole, so that one needs nothing of another.
const [, , name = ''] = process.argv
const own: Record<string, () => Promise<unknown>> = {
  'season-run': () => import('./season-run'),
  'bank-return': () => import('./bank-return'),
}
await (own[name] ?? (() => import('./run')))()
