import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BankFileScreen } from '@/components/billing/bank-file-screen'
import { bankFile } from '@/lib/billing/bank-queries'
import { Refusal } from '@/lib/kernel/errors'
import { id } from '@/lib/kernel/fields'
import { orNotFound, requirePageActor } from '@/lib/web/require-page-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.bank'))('file') }
}

type Props = { params: Promise<{ fileId: string }> }

/** A return file and every line of it that asks for a person. */
export default async function BankFilePage({ params }: Props) {
  const ctx = await requirePageActor('bank:send')
  const asked = id.safeParse((await params).fileId)
  const found = await orNotFound(
    asked.success ? bankFile(ctx, asked.data) : Promise.reject(new Refusal({ kind: 'not-found' })),
  )
  return <BankFileScreen {...found} />
}
