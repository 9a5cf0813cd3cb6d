/** By which rules this meeting decides; those of its series unless the clerk chooses others here. */
import { NativeSelect } from '@mantine/core'
import { atLeastTwoThirds, moreThanHalf, type Fraction } from '../../../../contract/deliberation/fraction.ts'
import type { MeetingRules } from '../../../../contract/meetings.ts'
import type { MeetingStore } from '../meeting-store.ts'
import classes from './desk.module.css'

interface Choice {
  readonly label: string
  readonly rules: MeetingRules | null
}

const quorum = (fraction: Fraction) => ({ base: 'entitled' as const, fraction })

const choices: readonly Choice[] = [
  { label: '不判定', rules: null },
  {
    label: '到会过半，实到过半通过',
    rules: { quorum: quorum(moreThanHalf), majority: { of: 'present', fraction: moreThanHalf } },
  },
  {
    label: '到会三分之二，实到过半通过',
    rules: { quorum: quorum(atLeastTwoThirds), majority: { of: 'present', fraction: moreThanHalf } },
  },
  {
    label: '到会三分之二，应到过半通过',
    rules: { quorum: quorum(atLeastTwoThirds), majority: { of: 'entitled', fraction: moreThanHalf } },
  },
  {
    label: '到会三分之二，实到三分之二通过',
    rules: { quorum: quorum(atLeastTwoThirds), majority: { of: 'present', fraction: atLeastTwoThirds } },
  },
]

export function RoomRules({ store, rules }: { readonly store: MeetingStore; readonly rules: MeetingRules | null }) {
  const text = JSON.stringify(rules)
  const known = choices.find((choice) => JSON.stringify(choice.rules) === text)
  const labels = choices.map(({ label }) => label)
  return (
    <NativeSelect
      className={classes.rules ?? ''}
      size="xs"
      aria-label="法定人数和表决规则"
      data={known === undefined ? ['本系列的规则', ...labels] : labels}
      value={known?.label ?? '本系列的规则'}
      onChange={({ currentTarget: { value } }) => {
        const chosen = choices.find(({ label }) => label === value)
        if (chosen !== undefined) store.write((meeting) => ({ ...meeting, rules: chosen.rules }))
      }}
    />
  )
}
