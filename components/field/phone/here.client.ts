'use client'
import { forgetPhone, phone } from './phone-state.client'
import { isHere, lastPerson, leavePhone } from './vault.client'

/**
 * Whether this window's person still is the one whose phone this is. If not it shows no customer any more, and opens anew for who is
 * here now once somebody looks at it.
 */
export async function isOurs(): Promise<boolean> {
  const { person, ready } = phone()
  if (!ready) return false
  if (person && (await isHere(person))) return true
  if (person && phone().person === person) forgetPhone()
  if (!document.hidden && (await lastPerson())) location.reload()
  return false
}

/** Another person is signed in: this one's work stays on the phone, sealed, until they sign in here again. */
export async function giveWay(): Promise<void> {
  const { person } = phone()
  forgetPhone()
  if (person) await leavePhone({ goes: person }).catch(() => {}) // it is tried again when the window opens
  location.reload()
}
