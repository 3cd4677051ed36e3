import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const noClock = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Time comes from ctx.now (server) or useNow (screen).',
}
const noRandom = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Ids and keys come from lib/platform/ids.',
}
const noEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read once, in lib/platform/env.',
}
const noStarExport = { selector: 'ExportAllDeclaration', message: 'No barrels: import from where a thing lives.' }
const noUnsafeSql = {
  selector: 'MemberExpression[property.name=/RawUnsafe$/]',
  message: 'SQL is a tagged template; nothing is concatenated.',
}

const element = (type, pattern, extra = {}) => ({
  type,
  pattern,
  ...(extra.mode ? {} : { partialMatch: false }),
  ...extra,
})

export default tseslint.config(
  {
    ignores: [
      '**/.next/**',
      'node_modules/**',
      'lib/platform/generated/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
      '.data/**',
      'public/sw.js',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { alwaysTryTypes: true } },
      'boundaries/elements': [
        element('kernel', 'lib/kernel/**'),
        element('rules', ['lib/*/rules/**', 'lib/*/inputs.ts', 'lib/*/views.ts', 'lib/policy/packs/**'], {
          mode: 'full',
        }),
        element('platform', 'lib/platform/**'),
        element('access', ['lib/access/*', 'lib/audit/*']),
        element('i18n', 'lib/i18n/**'),
        element('jobs', 'lib/jobs/**'),
        element('web', 'lib/web/**'),
        element('cli', 'lib/cli/**'),
        element(
          'domain',
          'lib/{policy,units,accounts,messages,tickets,outages,fieldwork,billing,arrears,remedies,counter,quality}/**',
        ),
        element('components', 'components/**'),
        element('app', 'app/**'),
        element('rest', ['prisma/**', 'tests/**', '*.ts', '*.mjs']),
      ],
    },
    rules: {
      'no-restricted-syntax': ['error', noClock, noRandom, noEnv, noStarExport, noUnsafeSql],
      'boundaries/dependencies': [
        'error',
        {
          default: 'allow',
          policies: [
            {
              from: { element: { type: 'kernel' } },
              disallow: {
                to: {
                  element: {
                    type: ['rules', 'platform', 'access', 'i18n', 'jobs', 'web', 'domain', 'components', 'app', 'rest'],
                  },
                },
              },
            },
            {
              from: { element: { type: 'rules' } },
              disallow: { to: { element: { type: ['platform', 'jobs', 'web', 'domain', 'components', 'app'] } } },
            },
            {
              from: { element: { type: 'platform' } },
              disallow: { to: { element: { type: ['access', 'jobs', 'web', 'domain', 'components', 'app'] } } },
            },
            {
              from: { element: { type: 'access' } },
              disallow: { to: { element: { type: ['jobs', 'web', 'domain', 'components', 'app'] } } },
            },
            {
              from: { element: { type: 'domain' } },
              disallow: { to: { element: { type: ['web', 'components', 'app'] } } },
            },
            {
              from: { element: { type: 'web' } },
              disallow: { to: { element: { type: ['domain', 'components', 'app'] } } },
            },
            {
              from: { element: { type: 'components' } },
              disallow: { to: { element: { type: ['platform', 'jobs', 'web', 'domain', 'app'] } } },
            },
          ],
        },
      ],
      'max-lines': ['error', { max: 420, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: [
      'lib/platform/**',
      'lib/access/**',
      'lib/web/**',
      'lib/cli/**',
      'lib/jobs/**',
      'prisma/**',
      'tests/**',
      '*.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@prisma/*', 'pg'], message: 'The database is behind lib/platform/db.' }] },
      ],
    },
  },
  {
    files: [
      'lib/platform/{clock,env}.ts',
      'lib/cli/**',
      'prisma/**',
      'tests/**',
      '*.config.{ts,mjs}',
      'next.config.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noStarExport], 'max-lines': ['error', { max: 700 }] },
  },
  {
    files: ['**/*.client.{ts,tsx}', 'app/error.tsx', 'components/**'],
    rules: { 'no-restricted-syntax': ['error', noRandom, noEnv, noStarExport] },
  },
  {
    files: ['components/**/*.{ts,tsx}', 'app/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-unused-vars': 'error' },
  },
)
