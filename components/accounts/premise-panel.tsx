import { useTranslations } from 'next-intl'
import type { AccountPage } from '@/lib/accounts/views'
import { Panel } from '../ui/panel'
import { Pairs } from './pairs'

/** The premise and what it is measured by; the holder's papers, masked. */
export function PremisePanel({ account }: { account: AccountPage }) {
  const t = useTranslations('accounts')
  const words = useTranslations('words')
  const { premise } = account
  const area = (value: string | null) => value && `${value} m²`
  return (
    <Panel title={t('premise')} id="premise">
      <Pairs
        rows={[
          [t('community'), `${premise.district} ${premise.community}`],
          [t('zone'), premise.zone],
          [t('grossArea'), area(account.grossAreaM2)],
          [t('insideArea'), area(account.insideAreaM2)],
          [t('storeyHeight'), account.storeyHeightM && `${account.storeyHeightM} m`],
          [t('metering'), words(`metering.${account.metering}`)],
          [t('meterNo'), account.meterNo],
          [t('idNo'), account.idNoMasked && `${account.idNoMasked}${account.idNoValid ? '' : ` ${t('idNoBad')}`}`],
          [t('openedAt'), account.openedAt.slice(0, 10)],
          [t('note'), account.note],
        ]}
      />
    </Panel>
  )
}
