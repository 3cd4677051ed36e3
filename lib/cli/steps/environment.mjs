import { dataFolder } from './root.mjs'
import { secrets } from './secrets.mjs'

/** What the web server, the worker and the seeding get beside the environment of this process. */
export function environment(port, embedded, dev = false) {
  return {
    ...secrets(),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOST: process.env.HOST || (embedded ? '127.0.0.1' : ''), // known passwords stay on this machine unless asked otherwise
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
    DATABASE_URL: process.env.DATABASE_URL || 'postgresql://nobody@127.0.0.1:1/not-started-yet',
    ASKONCE_DATA_DIR: dataFolder(),
    ASKONCE_DEMO: embedded ? '1' : '',
  }
}
