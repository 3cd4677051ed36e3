import 'server-only'
import { countAsk } from './internal/tries'

/** Whether a public page may be asked for once more: sixty times in fifteen minutes for each link, and for all unknown links together. */
export const mayAskPublicly = (bucket: string): Promise<boolean> => countAsk(bucket)
