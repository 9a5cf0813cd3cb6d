/** By which rules the meetings decide, chosen from what is usual and said in words. */
import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import type { Fraction } from '../../../contract/deliberation/fraction.ts'
import { moreThanHalf } from '../../../contract/deliberation/fraction.ts'
import { meetingRules, type MeetingRules } from '../../../contract/meetings.ts'
import classes from './sections.module.css'
import { majorityBases, presetOf, rulesInWords, sharePresets } from './rule-words.ts'
import type { WriteForm } from './series-form.ts'
import page from './series-page.module.css'

const usualRules: MeetingRules = { quorum: null, majority: { of: 'present', fraction: moreThanHalf } }
const majorityBase = meetingRules.shape.majority.shape.of

export interface RulesSectionProps {
  readonly rules: MeetingRules | null
  readonly write: WriteForm
}

export function RulesSection({ rules, write }: RulesSectionProps) {
  return (
    <section className={page.section} aria-labelledby="rules-heading">
      <h3 id="rules-heading">会议规则</h3>
      <Checkbox
        mb={8}
        label="这类会议要表决"
        checked={rules !== null}
        onChange={({ currentTarget: { checked } }) => write({ rules: checked ? usualRules : null })}
      />
      {rules !== null && (
        <div className={classes.rules}>
          <span>法定人数</span>
          <NativeSelect
            aria-label="法定人数的要求"
            value={rules.quorum === null ? 'none' : 'some'}
            data={[
              { value: 'none', label: '不要求' },
              { value: 'some', label: '应到人数的' },
            ]}
            onChange={({ currentTarget: { value } }) =>
              write({
                rules: { ...rules, quorum: value === 'none' ? null : { base: 'entitled', fraction: moreThanHalf } },
              })
            }
          />
          {rules.quorum === null ? (
            <span />
          ) : (
            <ShareBoxes
              label="法定人数"
              fraction={rules.quorum.fraction}
              onChange={(fraction) => write({ rules: { ...rules, quorum: { base: 'entitled', fraction } } })}
            />
          )}
          <span />
          <span>表决通过</span>
          <NativeSelect
            aria-label="表决以什么为基数"
            value={rules.majority.of}
            data={Object.entries(majorityBases).map(([value, label]) => ({ value, label: `赞成占${label}的` }))}
            onChange={({ currentTarget: { value } }) =>
              write({ rules: { ...rules, majority: { ...rules.majority, of: majorityBase.parse(value) } } })
            }
          />
          <ShareBoxes
            label="表决"
            fraction={rules.majority.fraction}
            onChange={(fraction) => write({ rules: { ...rules, majority: { ...rules.majority, fraction } } })}
          />
        </div>
      )}
      <p className={classes.words}>{rulesInWords(rules)}</p>
    </section>
  )
}

interface ShareBoxesProps {
  readonly label: string
  readonly fraction: Fraction
  readonly onChange: (fraction: Fraction) => void
}

/** Three of five shows that the share is the office's own as long as it is none of the usual ones. */
const ownShare: Fraction = { numerator: 3, denominator: 5, strict: false }

function ShareBoxes({ label, fraction, onChange }: ShareBoxesProps) {
  const chosen = presetOf(fraction)
  const part = (name: string, value: number, write: (value: number) => void) => (
    <NumberInput
      className={classes.part ?? ''}
      aria-label={`${label}的${name}`}
      hideControls
      allowDecimal={false}
      min={1}
      max={100}
      clampBehavior="strict"
      value={value}
      onChange={(next) => {
        if (typeof next === 'number' && next >= 1) write(next)
      }}
    />
  )
  return (
    <span className={classes.share}>
      <NativeSelect
        aria-label={`${label}的比例`}
        value={chosen}
        data={[
          ...sharePresets.map(({ key, label: name }) => ({ value: key, label: name })),
          { value: 'own', label: '自定' },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange(sharePresets.find(({ key }) => key === value)?.fraction ?? ownShare)
        }
      />
      {chosen === 'own' && (
        <>
          <NativeSelect
            aria-label={`${label}超过还是达到`}
            value={fraction.strict ? 'over' : 'reach'}
            data={[
              { value: 'over', label: '超过' },
              { value: 'reach', label: '达到' },
            ]}
            onChange={({ currentTarget: { value } }) => onChange({ ...fraction, strict: value === 'over' })}
          />
          {part('分母', fraction.denominator, (denominator) => onChange({ ...fraction, denominator }))}
          <span>分之</span>
          {part('分子', fraction.numerator, (numerator) => onChange({ ...fraction, numerator }))}
        </>
      )}
    </span>
  )
}
