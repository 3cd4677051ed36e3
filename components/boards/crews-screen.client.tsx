'use client'
import { useTranslations } from 'next-intl'
import type { UnsolvedView } from '@/lib/fieldwork/views'
import { LiveRefresh } from '../shell/live-refresh.client'
import { KeysHelp } from '../ui/keys-help.client'
import { PageTitle } from '../ui/page-title'
import { Empty } from '../ui/panel'
import { useNow } from '../ui/present.client'
import { DispatchDesk } from './dispatch-desk.client'
import { UnsolvedList } from './unsolved-list'

type Desk = React.ComponentProps<typeof DispatchDesk>
type Props = Pick<Desk, 'units' | 'board' | 'assign' | 'mayAssign' | 'children'> & {
  unsolved: UnsolvedView[]
  now: string
}

const NOTHING_TO_SEND = { brief: null, proposal: null, preset: null, send: null, rule: null, clauses: [], queue: [] }

/** The crews of a leader's units by time, the orders that wait for one, and what customers thought of their visits. */
export function CrewsScreen({ now, unsolved, children, ...given }: Props) {
  const t = useTranslations('lists.crews')
  const keys = useTranslations('lists.dispatch.key')
  const present = useNow(now).getTime()
  return (
    <>
      <LiveRefresh />
      <PageTitle title={t('title')} note={t('note')}>
        <KeysHelp
          keys={[
            ['J K', t('walk')],
            ['D A…Z', keys('send')],
            ['← →', keys('time')],
            ['Shift+← Shift+→', keys('length')],
            ['↑ ↓', keys('crew')],
            ['Ctrl+Enter', keys('confirm')],
            ['Esc', keys('cancel')],
          ]}
        />
      </PageTitle>
      <UnsolvedList rows={unsolved} now={now} />
      {given.units.length === 0 ? (
        <Empty text={t('empty')} />
      ) : (
        <DispatchDesk {...NOTHING_TO_SEND} {...given} path="/crews" now={present}>
          <p className="text-ink-3">{t('pick')}</p>
        </DispatchDesk>
      )}
      <div className="mt-6">{children}</div>
    </>
  )
}
