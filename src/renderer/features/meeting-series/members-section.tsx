/** The regular attendees by party. A line “单位 姓名 职务” adds one; a block pasted from a spreadsheet adds them all. */
import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState, type ClipboardEvent } from 'react'
import { parties, type Party } from '../../../contract/meetings.ts'
import { memberStatuses, type SeriesMember } from '../../../contract/meeting-series.ts'
import tables from '../../ui/table.module.css'
import classes from './sections.module.css'
import { membersFromText } from './member-text.ts'
import { keyed, type Keyed, type WriteForm } from './series-form.ts'
import page from './series-page.module.css'

export interface MembersSectionProps {
  readonly members: readonly Keyed<SeriesMember>[]
  readonly write: WriteForm
}

export function MembersSection({ members, write }: MembersSectionProps) {
  const change = (key: number, part: Partial<SeriesMember>) =>
    write({ members: members.map((member) => (member.key === key ? { ...member, ...part } : member)) })
  const inOrder = members.toSorted((a, b) => parties.indexOf(a.party) - parties.indexOf(b.party))
  return (
    <section className={page.section} aria-labelledby="members-heading">
      <h3 id="members-heading">
        参会人员 <span className="sd-soft">{summary(members)}</span>
      </h3>
      {members.length > 0 && (
        <table className={`${tables.table} ${classes.members}`}>
          <thead>
            <tr>
              <th scope="col">参加方</th>
              <th scope="col">单位</th>
              <th scope="col">姓名</th>
              <th scope="col">职务</th>
              <th scope="col">身份</th>
              <th scope="col" aria-label="操作" />
            </tr>
          </thead>
          <tbody>
            {inOrder.map((member, index) => (
              <MemberRow
                key={member.key}
                number={index + 1}
                member={member}
                onChange={(part) => change(member.key, part)}
                onRemove={() => write({ members: members.filter(({ key }) => key !== member.key) })}
              />
            ))}
          </tbody>
        </table>
      )}
      <AddMembers onAdd={(added) => write({ members: [...members, ...added.map(keyed)] })} />
    </section>
  )
}

/** `12 人：社区 3、物业 5、部门 4；其中列席 4 人` */
function summary(members: readonly SeriesMember[]): string {
  const counts = parties.flatMap((party) => {
    const count = members.filter((member) => member.party === party).length
    return count === 0 ? [] : [`${party} ${count}`]
  })
  const observers = members.filter(({ status }) => status === '列席').length
  const parts = [`${members.length} 人${counts.length === 0 ? '' : `：${counts.join('、')}`}`]
  return [...parts, ...(observers > 0 ? [`其中列席 ${observers} 人`] : [])].join('；')
}

interface MemberRowProps {
  readonly number: number
  readonly member: SeriesMember
  readonly onChange: (part: Partial<SeriesMember>) => void
  readonly onRemove: () => void
}

function MemberRow({ number, member, onChange, onRemove }: MemberRowProps) {
  const box = (label: string, value: string, write: (text: string) => void, maxLength: number) => (
    <input
      className={classes.cell}
      aria-label={`${number} ${label}`}
      title={value}
      maxLength={maxLength}
      value={value}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  )
  return (
    <tr>
      <td className={classes.party}>
        <select
          className={classes.cell}
          aria-label={`${number} 参加方`}
          value={member.party}
          onChange={({ currentTarget: { value } }) => onChange({ party: partyNamed(value) })}
        >
          {parties.map((party) => (
            <option key={party}>{party}</option>
          ))}
        </select>
      </td>
      <td className={classes.unit}>{box('单位', member.unit, (unit) => onChange({ unit }), 500)}</td>
      <td className={classes.name}>{box('姓名', member.name, (name) => onChange({ name }), 200)}</td>
      <td>{box('职务', member.duty, (duty) => onChange({ duty }), 200)}</td>
      <td className={classes.party}>
        <select
          className={classes.cell}
          aria-label={`${number} 身份`}
          value={member.status}
          onChange={({ currentTarget: { value } }) => onChange({ status: value === '列席' ? '列席' : '出席' })}
        >
          {memberStatuses.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </td>
      <td className={tables.actions}>
        <ActionIcon size={22} aria-label={`删除 ${member.name}`} onClick={onRemove}>
          <IconX size={14} stroke={1.7} />
        </ActionIcon>
      </td>
    </tr>
  )
}

function partyNamed(text: string): Party {
  return parties.find((party) => party === text) ?? '其他'
}

function AddMembers({ onAdd }: { readonly onAdd: (members: readonly SeriesMember[]) => void }) {
  const [line, setLine] = useState('')
  const [status, setStatus] = useState<SeriesMember['status']>('出席')
  const add = (text: string) => {
    const added = membersFromText(text, status)
    if (added.length > 0) onAdd(added)
  }
  const addLine = () => {
    add(line)
    setLine('')
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n\t]/.test(text.trim())) return
    event.preventDefault()
    add(text)
  }
  return (
    <div className={classes.add}>
      <SegmentedControl
        size="xs"
        aria-label="新增人员的身份"
        data={[...memberStatuses]}
        value={status}
        onChange={(value) => setStatus(value === '列席' ? '列席' : '出席')}
      />
      <TextInput
        className={classes.line ?? ''}
        aria-label="添加参会人员"
        placeholder="单位 姓名 职务，回车添加；可从 Excel 粘贴多行，参加方按单位名称认出"
        value={line}
        onChange={({ currentTarget: { value } }) => setLine(value)}
        onPaste={onPaste}
        onBlur={addLine}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          addLine()
        }}
      />
    </div>
  )
}
