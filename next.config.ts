import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'chinese-days', 'pdfkit', 'pg', 'pino', 'rate-limiter-flexible'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  deploymentId: process.env.ASKONCE_BUILD_ID,
}

/** The words are compiled when the application is built: a page then formats them without parsing any. */
const catalogs = {
  path: ['./lib/i18n/messages/zh-CN', './lib/i18n/messages/en'],
  locales: 'infer' as const,
  format: 'json' as const,
  precompile: true,
}

export default createNextIntlPlugin({ requestConfig: './lib/i18n/request.ts', experimental: { messages: catalogs } })(
  config,
)
