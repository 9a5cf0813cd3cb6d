/** What is due in the calls for topics; a click shows the topics of that series. */
import { useRead } from '../../api/queries.ts'
import classes from './topics-page.module.css'

/** The soonest; more would push the actions off a small screen. */
const mostShown = 2

export function TopicCalls({ onChoose }: { readonly onChoose: (seriesId: string) => void }) {
  const calls = useRead('topics.calls', {})
  const shown = (calls.data ?? []).slice(0, mostShown)
  return (
    <ul className={classes.calls} aria-label="征集议题">
      {shown.map(({ seriesId, name, sentence, waiting }) => (
        <li key={seriesId}>
          <button
            type="button"
            className={classes.call}
            data-waiting={waiting > 0}
            title={`${name}：${sentence}`}
            onClick={() => onChoose(seriesId)}
          >
            {name}：{sentence}
          </button>
        </li>
      ))}
    </ul>
  )
}
