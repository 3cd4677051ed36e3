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

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
