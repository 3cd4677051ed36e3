import type { Metadata, Viewport } from 'next'

/** What makes the field an app on a phone's home screen. */
export const metadata: Metadata = {
  manifest: '/field.webmanifest',
  appleWebApp: { capable: true, title: '首问现场', statusBarStyle: 'default' },
  icons: { apple: '/icons/field-apple-180.png' },
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: '#0f6b6b',
}

export default function FieldLayout({ children }: { children: React.ReactNode }) {
  return children
}
