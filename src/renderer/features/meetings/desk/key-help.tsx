/** What the keyboard does at the desk, folded away at the foot of the right rail. */
import classes from './desk.module.css'

const keys = [
  ['/议 内容', '这一行成为议定事项；可接 /责 单位 /限 时限'],
  ['/责、/限', '上一条议定事项的单位、时限'],
  ['/票 事项', '就地表决'],
  ['；拼音', '行首分号加首字母选常用语，也可 Ctrl+;'],
  ['@首字母', '选人名'],
  ['Tab', '到下一处“…”；在议定事项里走牵头单位、责任人、时限'],
  ['Esc', '回到正文'],
  ['Alt+↓ Alt+↑', '下一个、上一个议题'],
  ['Alt+T', '开始、暂停计时'],
  ['Alt+R', '签到'],
] as const

export function KeyHelp() {
  return (
    <details className={classes.help}>
      <summary>按键</summary>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
