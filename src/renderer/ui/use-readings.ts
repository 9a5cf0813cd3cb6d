/**
 * Search by characters, pinyin and initials in a list that the window already holds. The readings come from the core once per
 * list; until they are there, characters alone are matched.
 */
import { useCallback, useMemo } from 'react'
import { matchName, type ReadingsOf, type TextRange } from '../../contract/search/match.ts'
import { useRead } from '../api/queries.ts'

/** The question refuses more; what lies beyond is matched by characters. */
const mostNames = 5000
const longestName = 200

export function useReadings(names: readonly string[]): ReadingsOf {
  const distinct = useMemo(
    () => [...new Set(names.map((name) => name.slice(0, longestName)))].slice(0, mostNames),
    [names],
  )
  const readings = useRead('search.readings', { names: distinct }, { enabled: distinct.length > 0 }).data
  return useCallback((char: string) => readings?.[char] ?? [], [readings])
}

/** @returns a test that answers which characters of a name match what was typed, or null. */
export function useNameMatcher(names: readonly string[]): (name: string, typed: string) => TextRange[] | null {
  const readingsOf = useReadings(names)
  return useCallback((name: string, typed: string) => matchName(name, typed, readingsOf), [readingsOf])
}
