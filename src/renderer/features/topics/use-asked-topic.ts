/** A link from a record asks for a new topic about it: `/meetings/topics?new=1&subject=keyMatters:<id>`. */
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { subject, type Subject } from '../../../contract/meetings.ts'

/** What is known of a topic before it is written. */
export interface AskedTopic {
  readonly subject: Subject | null
  readonly seriesId: string | null
}

export function newTopicPath({ kind, id }: Subject): string {
  return `/meetings/topics?new=1&subject=${kind}:${id}`
}

/** It asks once: going back or reloading does not begin another. */
export function useAskedTopic(open: (asked: AskedTopic) => void): void {
  const search = useSearch()
  const [location, navigate] = useLocation()
  useEffect(() => {
    const asked = new URLSearchParams(search)
    if (!asked.has('new')) return
    const [kind, id] = (asked.get('subject') ?? '').split(':')
    const parsed = subject.safeParse({ kind, id })
    open({ subject: parsed.success ? parsed.data : null, seriesId: null })
    navigate(location, { replace: true })
  }, [search, open, location, navigate])
}
