'use client'
import type { FieldDay } from '@/lib/fieldwork/views'

const WEIGHTS = [400, 500]

/**
 * The letters of the day, fetched while there is signal: the font comes in a hundred pieces and a browser fetches a piece only when it draws a letter of it, so
 * that a rare name met first in a cellar would have none. The service worker keeps what was fetched.
 */
export async function keepFonts(day: FieldDay): Promise<void> {
  const letters = [...new Set(JSON.stringify(day).match(/[^\u0000-\u007f]/gu) ?? [])].join('')
  await Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 16px "Noto Sans SC"`, letters)))
}
