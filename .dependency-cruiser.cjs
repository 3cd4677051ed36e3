/** Who may import whom. Domains stand low to high; one may call those below it, never beside or above. */
const DOMAINS = [
  'policy',
  'units',
  'accounts',
  'messages',
  'tickets',
  'outages',
  'fieldwork',
  'billing',
  'arrears',
  'remedies',
  'counter',
  'quality',
]
const any = (names) => `(${names.join('|')})`
const domainPath = `^lib/${any(DOMAINS)}/`

const higherDomains = DOMAINS.map((name, at) => ({
  name: `domain-order-${name}`,
  comment: 'A domain may call those below it, never those above.',
  severity: 'error',
  from: { path: `^lib/${name}/` },
  to: { path: `^lib/${any([...DOMAINS.slice(at + 1), 'nothing'])}/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...higherDomains,
    {
      name: 'tickets-blind-to-money',
      severity: 'error',
      from: { path: '^lib/(tickets|billing)/' },
      to: { path: '^lib/(billing|tickets)/', pathNot: '^lib/$1/' },
    },
    {
      name: 'internal-is-private',
      severity: 'error',
      from: { path: '^(lib/[^/]+)/', pathNot: '^(tests|prisma)/' },
      to: { path: '^lib/[^/]+/internal/', pathNot: '^$1/internal/' },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^lib/kernel/' },
      to: { path: '^(lib|app|components|prisma)/', pathNot: '^lib/kernel/' },
    },
    {
      name: 'rules-touch-nothing',
      severity: 'error',
      from: { path: '^lib/[^/]+/(rules/|inputs\\.ts|views\\.ts)' },
      to: {
        path: '^(lib/(platform|web|jobs|cli)|app|components|prisma)/|/(queries|[a-z-]+-queries)\\.ts$|^node_modules/(@prisma|next|react|pg)/',
      },
    },
    {
      name: 'platform-is-low',
      severity: 'error',
      from: { path: '^lib/platform/' },
      to: { path: `${domainPath}|^lib/(web|jobs|access|audit)/|^(app|components)/` },
    },
    {
      name: 'access-and-audit-below-domains',
      severity: 'error',
      from: { path: '^lib/(access|audit)/' },
      to: { path: `${domainPath}|^lib/(web|jobs)/|^(app|components)/` },
    },
    {
      name: 'domains-know-no-web',
      severity: 'error',
      from: { path: domainPath },
      to: { path: '^lib/(web|jobs/(handlers|worker))|^(app|components)/|^node_modules/(next|react)/' },
    },
    { name: 'web-knows-no-domain', severity: 'error', from: { path: '^lib/web/' }, to: { path: domainPath } },
    {
      name: 'components-take-props',
      comment:
        'Components see rules, views, inputs and messages; verbs, queries and the database reach them as props from the page.',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(app|prisma)/|^lib/(platform|web|jobs|audit|cli)/|^lib/[^/]+/(?!rules/|inputs\\.ts|views\\.ts)[^/]+\\.ts$',
        pathNot: '^lib/(kernel|i18n)/',
      },
    },
    {
      name: 'components-never-reach-the-database',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/platform/(db|generated)', reachable: true },
    },
    {
      name: 'pages-decide-nothing',
      severity: 'error',
      from: { path: '^app/.*(page|layout)\\.tsx$' },
      to: { path: '^lib/platform/(?!live)|^node_modules/(@prisma|pg)/' },
    },
    {
      name: 'actions-only-verbs',
      severity: 'error',
      from: { path: '^app/.*actions\\.ts$' },
      to: { path: '^components/|^lib/platform/|queries\\.ts$|^node_modules/(@prisma|pg)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(lib|components)/', pathNot: '\\.d\\.ts$|^lib/cli/' },
      to: {},
    },
  ],
  required: [
    {
      name: 'actions-through-form-action',
      severity: 'error',
      module: { path: '^app/.*/actions\\.ts$' },
      to: { path: '^lib/web/form-action\\.ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|lib/platform/generated/internal)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
