import { describe, expect, it } from 'vitest'
import { saidPlaces } from '@/lib/tickets/rules/said-places'

const ROOM = '建设里5号楼2单元301'

describe('H5 the addresses a text names', () => {
  it.each([
    ROOM,
    `${ROOM}，暖气不热`,
    `在${ROOM}`,
    `我家住在${ROOM}漏水`,
    `学校对面\n${ROOM}`,
    `桥头；${ROOM}室里的暖气`,
    '建设里５号楼２单元３０１，三楼',
    `${ROOM}前天就不热`,
  ])('%j names the room', (text) => {
    expect(saidPlaces(text, true).map((said) => said.replace(/室$/, ''))).toContain(ROOM)
  })

  it.each([`${ROOM}对面`, `${ROOM}室旁边的井`, `${ROOM}楼下的路口`, '学校对面报刊亭', ''])('%j names none', (text) => {
    expect(saidPlaces(text, true)).toEqual([])
  })

  it('a place without a number is asked for only where nothing else is known', () => {
    expect(saidPlaces('建设里', false)).toEqual(['建设里'])
    expect(saidPlaces('建设里', true)).toEqual([])
  })
})
