// `npm run bench -- NAME`: each bench by its name, whole, so that one needs nothing of another.
const own: Record<string, () => Promise<unknown>> = {
  'season-run': () => import('./season-run'),
  payment: () => import('./payment'),
  'bank-return': () => import('./bank-return'),
  sync: () => import('./sync'),
}
await (own[process.argv[2] ?? ''] ?? (() => import('./run')))()

export {}
