import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Nothing may complain on the console unnoticed: a test that expects it replaces console.error itself. */
let complaints: unknown[][] = []

beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...args) => void complaints.push(args))
})

afterEach(() => {
  const seen = complaints
  complaints = []
  expect(seen, 'console.error was called').toEqual([])
})
