/** As much of a sample as a layout is judged by. */
const [BYTES, LINES] = [64 * 1024, 200]

/** The beginning of a sample in whole lines, of an endless line its beginning; `isCut` when there is more than is read. */
export function beginningOf(bytes: Buffer): { bytes: Buffer; isCut: boolean } {
  let end = 0
  for (let line = 0; line < LINES && end < bytes.length; line++) {
    const at = bytes.indexOf(0x0a, end)
    const next = at < 0 ? bytes.length : at + 1
    if (next > BYTES) break
    end = next
  }
  const read = bytes.subarray(0, end || BYTES)
  return { bytes: read, isCut: read.length < bytes.length }
}

/** What the beginning of a file says of the whole: why it would be parked, as far as no later line can change it. */
const KNOWN_EARLY = ['no_header', 'bad_batch_no', 'after_trailer']
export const parkedEarly = (reason: string): string => (KNOWN_EARLY.includes(reason) ? reason : '')
