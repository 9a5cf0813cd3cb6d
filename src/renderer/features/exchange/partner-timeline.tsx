/** One partner's packages as a line of numbers, newest on top. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PartnerPackage } from '../../../contract/api/exchange.ts'
import { kindNames } from '../../../contract/exchange-words.ts'
import { PackageLines } from './package-list.tsx'
import classes from './partner-timeline.module.css'
import type { Timeline } from './timelines.ts'

export interface PartnerTimelineProps {
  readonly line: Timeline
  readonly direction: PartnerPackage['direction']
  /** With many partners each is opened by hand: every package brings its own buttons. */
  readonly startsOpen: boolean
}

export function PartnerTimeline({ line, direction, startsOpen }: PartnerTimelineProps) {
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <div className={classes.partner}>
      <h3 className={classes.name}>
        {line.unitName} <span className="sd-identifier sd-soft">{line.unit}</span>
        {line.kind !== 'submission' && <span> {kindNames[line.kind]}</span>}
        {!startsOpen && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={isOpen}
            aria-label={`${line.unitName}的收发记录`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '收起' : '展开'}
          </Button>
        )}
      </h3>
      {isOpen && <Steps line={line} direction={direction} />}
    </div>
  )
}

function Steps({ line, direction }: Omit<PartnerTimelineProps, 'startsOpen'>) {
  return (
    <ol className={classes.line}>
      {line.steps.map((step) =>
        step.kind === 'gap' ? (
          <li key={`gap-${step.from}`} className={classes.gap}>
            <span className={classes.number}>{step.from === step.to ? step.from : `${step.from}–${step.to}`}</span>
            <span>
              {direction === 'received' ? '没有收到，请向对方索取' : '本机没有留底，可能是恢复备份之前发出的'}
            </span>
          </li>
        ) : (
          <PackageStep key={step.item.packageId} item={step.item} />
        ),
      )}
    </ol>
  )
}

function PackageStep({ item }: { readonly item: PartnerPackage }) {
  return (
    <li className={classes.step}>
      <span className={classes.number}>{item.sequence}</span>
      <PackageLines item={item} />
    </li>
  )
}
