import { fieldDay } from '@/lib/fieldwork/field-day'
import { apiRead } from '@/lib/web/api-route'

/** The day of a crew with everything already known, for a phone to keep. `?order=` brings one more job along, `?deviceAt=` says what the phone's clock shows. */
export const GET = apiRead((ctx, params) => fieldDay(ctx, params.get('order'), params.get('deviceAt')))
