/** What is on the agenda of every meeting of the series. */
import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { StandingItem } from '../../../contract/meeting-series.ts'
import { moved, RowTools } from '../meetings/row-tools.tsx'
import classes from './sections.module.css'
import { keyed, type Keyed, type WriteForm } from './series-form.ts'
import page from './series-page.module.css'

const mostItems = 50

export interface StandingItemsSectionProps {
  readonly items: readonly Keyed<StandingItem>[]
  readonly write: WriteForm
}

export function StandingItemsSection({ items, write }: StandingItemsSectionProps) {
  const change = (key: number, part: Partial<StandingItem>) =>
    write({ standingItems: items.map((item) => (item.key === key ? { ...item, ...part } : item)) })
  return (
    <section className={page.section} aria-labelledby="items-heading">
      <h3 id="items-heading">
        固定议题 <span className="sd-soft">每次会议都有，排在征集的议题之前</span>
      </h3>
      <ol>
        {items.map((item, index) => (
          <li key={item.key} className={classes.item}>
            <span className={classes.ordinal} aria-hidden>
              {index + 1}
            </span>
            <TextInput
              aria-label={`固定议题 ${index + 1}`}
              placeholder="议题"
              maxLength={200}
              value={item.title}
              onChange={({ currentTarget: { value } }) => change(item.key, { title: value })}
            />
            <TextInput
              aria-label={`固定议题 ${index + 1} 汇报人`}
              placeholder="汇报人"
              maxLength={200}
              value={item.presenter}
              onChange={({ currentTarget: { value } }) => change(item.key, { presenter: value })}
            />
            <NumberInput
              aria-label={`固定议题 ${index + 1} 用时`}
              placeholder="用时"
              suffix=" 分钟"
              allowDecimal={false}
              min={1}
              max={600}
              clampBehavior="strict"
              value={item.plannedMinutes ?? ''}
              onChange={(value) => change(item.key, { plannedMinutes: typeof value === 'number' ? value : null })}
            />
            <RowTools
              what={`固定议题 ${index + 1}`}
              index={index}
              count={items.length}
              onMove={(from, to) => write({ standingItems: moved(items, from, to) })}
              onRemove={(at) => write({ standingItems: items.toSpliced(at, 1) })}
            />
          </li>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={items.length >= mostItems}
        onClick={() => write({ standingItems: [...items, keyed({ title: '', presenter: '', plannedMinutes: null })] })}
      >
        加一个固定议题
      </Button>
    </section>
  )
}
