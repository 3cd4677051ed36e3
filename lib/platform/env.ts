import { z } from 'zod'

const Env = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgresql://'),
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('OIDC'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  ASKONCE_DATA_DIR: z.string().default('.data'),
  PHOTO_MAX_MB: z.coerce.number().int().min(1).max(100).default(10),
  FILES_S3_URL: z.url().optional(),
  FILES_S3_KEY: z.string().optional(),
  FILES_S3_SECRET: z.string().optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: z.coerce.number().int().min(1).max(65_535).default(3310),
  /** a font file asked for what the shipped fonts do not hold, e.g. one with all rare characters */
  PDF_FONT: z.string().startsWith('/').optional(),
  /** secrets of payment providers by their code, JSON: {"cloudpay":["new","old"]}; while one is changed both are good */
  PAYMENT_SECRETS: z
    .string()
    .default('{}')
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), z.array(z.string().min(16)).min(1))),
  ASKONCE_CLOCK_FILE: z.string().optional(),
})

let parsed: z.infer<typeof Env> | undefined

/** The environment, parsed once, on first use: a build needs none of it. */
export function env(): z.infer<typeof Env> {
  parsed ??= Env.parse(process.env)
  return parsed
}
