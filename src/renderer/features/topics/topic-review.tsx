/** The topics of one state in a list, the chosen one opened beside it. Arrows choose, digits decide, Enter edits. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { SeriesSummary } from '../../../contract/meeting-series.ts'
import { reviewDecisions, type ReviewDecision, type Topic } from '../../../contract/topics.ts'
import { useCommand } from '../../api/queries.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { TopicCard } from './topic-card.tsx'
import classes from './topics-page.module.css'

export interface TopicReviewProps {
  readonly topics: readonly Topic[]
  readonly series: readonly SeriesSummary[]
  readonly onEdit: (topic: Topic) => void
}

export function TopicReview({ topics, series, onEdit }: TopicReviewProps) {
  const [place, setPlace] = useState(0)
  const [note, setNote] = useState('')
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const review = useCommand('topics.review')
  const { undo } = useUndoRedo()
  // A topic that was decided leaves the list; the next one moves into its place.
  const at = Math.min(place, topics.length - 1)
  const chosen = topics[at]
  const chosenRef = useFollowingFocus(chosen?.id)
  const go = (to: number) => {
    review.reset()
    setNote('')
    setPlace(Math.max(0, Math.min(to, topics.length - 1)))
  }
  const decide = (decision: ReviewDecision) => {
    if (chosen === undefined || !chosen.actions.includes('审核')) return
    if (decision === '不予立项' && note.trim() === '') {
      noteRef.current?.focus()
      return
    }
    const { id, version, title } = chosen
    review.mutate(
      { id, version, decision, note },
      {
        onSuccess: ({ saved }) => {
          setNote('')
          undoableToast(`${decision}：${title}`, '撤销', saved, undo)
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const decision = reviewDecisions[Number(event.key) - 1]
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(topics.length - 1)
    else if (event.key === 'Enter' && chosen?.actions.includes('修改') === true) onEdit(chosen)
    else if (decision !== undefined) decide(decision)
    else return
    event.preventDefault()
  }
  const nameOf = (seriesId: string | null): string => series.find(({ id }) => id === seriesId)?.name ?? ''
  return (
    <>
      <ul className={classes.list} aria-label="议题" onKeyDown={onKeyDown}>
        {topics.map((topic, index) => (
          <li key={topic.id}>
            <button
              type="button"
              ref={index === at ? chosenRef : null}
              className={classes.topic}
              tabIndex={index === at ? 0 : -1}
              aria-current={index === at}
              onClick={() => go(index)}
            >
              <span className={classes.title}>{topic.title}</span>
              <span className={classes.facts}>
                {[topic.source, topic.proposerUnit, topic.proposer, topic.submittedOn, nameOf(topic.seriesId)]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen !== undefined && (
        <TopicCard
          key={chosen.id}
          topic={chosen}
          seriesName={nameOf(chosen.seriesId)}
          note={note}
          noteRef={noteRef}
          busy={review.isPending}
          failure={review.error}
          onNote={setNote}
          onDecide={decide}
          onEdit={() => onEdit(chosen)}
        />
      )}
    </>
  )
}

/** The focus goes along with the choice, but never jumps into the list from elsewhere on the page. */
function useFollowingFocus(chosenId: string | undefined) {
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(chosenId)
  useEffect(() => {
    if (before.current === chosenId) return
    before.current = chosenId
    const focused = document.activeElement
    if (focused === null || focused === document.body || focused.closest('ul') === button.current?.closest('ul'))
      button.current?.focus()
  }, [chosenId])
  return button
}
