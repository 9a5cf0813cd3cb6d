/** What the palette shows before anything is typed, when nothing is found, and when the search is refused. */
import { describeFailure } from '../../api/failures.ts'
import classes from './palette.module.css'

const examples = [
  { text: 'zs', means: '拼音首字母：张三' },
  { text: '1234', means: '电话、编码里的任意几位' },
  { text: '类:人员 ', means: '只找一类' },
  { text: '社区:', means: '某个社区里的人和网格' },
  { text: 'is:空缺', means: '有空缺的网格' },
  { text: 'is:过期', means: '过了时限的议定事项' },
] as const

export function Examples({ onWrite }: { readonly onWrite: (text: string) => void }) {
  return (
    <div className={classes.examples}>
      <p className={classes.sectionTitle}>可以这样找</p>
      {examples.map(({ text, means }) => (
        <button
          key={text}
          type="button"
          tabIndex={-1}
          className={classes.example}
          // The box keeps the focus: typing goes on where it was.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onWrite(text)}
        >
          <code className={classes.exampleText}>{text.trim()}</code>
          <span className={classes.exampleMeans}>{means}</span>
        </button>
      ))}
    </div>
  )
}

export function Nothing({ text }: { readonly text: string }) {
  return (
    <div className={classes.nothing}>
      <p className={classes.nothingTitle}>没有找到“{text}”</p>
      <p>少打几个字，或换成拼音首字母、电话后四位再试。条件之间是“并且”的关系。</p>
    </div>
  )
}

export function Refused({ error }: { readonly error: unknown }) {
  return (
    <div className={classes.nothing} role="alert">
      <p className={classes.refusedTitle}>没有查到结果</p>
      <p>{describeFailure(error)}</p>
    </div>
  )
}
