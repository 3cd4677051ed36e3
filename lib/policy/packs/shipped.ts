import { heatClocks } from '@/lib/policy/packs/clocks-heat'
import { otherClocks } from '@/lib/policy/packs/clocks-other'
import { fieldPacks } from '@/lib/policy/packs/field'
import { handingOnPacks } from '@/lib/policy/packs/handing-on'
import { nationalPacks } from '@/lib/policy/packs/national'
import { questionPacks } from '@/lib/policy/packs/questions'
import type { PackSeed } from '@/lib/policy/rules/packs'

/** Every pack AskOnce ships; a company copies the ones of its region and service and changes them by a new version. */
export const shippedPacks: PackSeed[] = [
  ...heatClocks,
  ...otherClocks,
  ...nationalPacks,
  ...fieldPacks,
  ...handingOnPacks,
  ...questionPacks,
]
