/** The last answer there was, while the next one is on its way: what is on screen does not flicker. */
import { useState } from 'react'

export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value)
  if (value !== undefined && value !== last) setLast(value)
  return value ?? last
}
