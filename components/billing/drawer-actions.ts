import type { Act } from './types'

/** Opening, counting and handing in a shift's cash. */
export type DrawerActions = {
  open: Act<{ requestKey: string; place: 'hall' | 'door'; floatYuan: string }>
  close: Act<{ requestKey: string; drawerId?: string; countedYuan: string; reason: string }>
  receive: Act<
    { requestKey: string; drawerId: string; countedYuan: string; reason: string },
    { receivedFen: string; varianceFen: string }
  >
}
