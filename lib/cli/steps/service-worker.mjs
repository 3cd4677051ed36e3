import { join } from 'node:path'
import { root } from './root.mjs'

/** Bundles the field's service worker; it is served from the root because its scope must reach /field. */
export async function buildServiceWorker() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(root, 'components/field/phone/service-worker.mjs')],
    outfile: join(root, 'public/sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
}
