import { Refusal } from '@/lib/kernel/errors'

/** The codes of the blockers an act is refused with, or the kind of the refusal; empty when it went through. Anything else is thrown. */
export async function codesOf(act: Promise<unknown>): Promise<string[]> {
  try {
    await act
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.detail.kind === 'blocked' ? error.detail.blockers.map(({ code }) => code) : [error.detail.kind]
  }
}
