/** The responsibility map: a matrix of what is clear and what is not, and the findings behind each of its numbers. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type {
  ResponsibilityFinding,
  ResponsibilityKind,
  ResponsibilityMap,
  ResponsibilitySubject,
} from '../../../contract/api/responsibility.ts'
import { responsibilityKindNames, responsibilitySubjectNames } from '../../../contract/responsibility-words.ts'
import { useRead } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { printAddress } from '../output/print-address.ts'
import { FindingGroups } from './finding-groups.tsx'
import { HolderDialog, type HolderQuestion } from './holder-dialog.tsx'
import { PostTable } from './post-table.tsx'
import { ResponsibilityMatrix } from './responsibility-matrix.tsx'
import classes from './responsibility.module.css'

/** What the clerk has chosen in the matrix; null: everything. */
export interface Selection {
  readonly subject: ResponsibilitySubject | null
  readonly kind: ResponsibilityKind | null
}

const everything: Selection = { subject: null, kind: null }

export function ResponsibilityPage() {
  const map = useRead('responsibility.map', {}, { staleTime: 0 })
  const [question, setQuestion] = useState<HolderQuestion | null>(null)
  const total = map.data?.findings.length
  return (
    <Page
      title="责任图谱"
      beside={total === undefined ? null : <span>{total === 0 ? '没有发现问题' : `${grouped(total)} 条问题`}</span>}
      actions={
        <Button
          component={Link}
          to={printAddress({ document: { kind: 'responsibility' } })}
          leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
        >
          打印
        </Button>
      }
      status="盲区：没有人负责；交叉：几家负责而没有牵头；要素不全：缺时限、边界等。"
    >
      {map.isError ? (
        <FailureState error={map.error} onRetry={() => void map.refetch()} />
      ) : map.data === undefined ? (
        <LoadingLines lines={10} />
      ) : isEmpty(map.data) ? (
        <EmptyState
          title="还没有清单"
          hint="导入四张清单后，这里会列出哪些岗位、事项、网格没有人负责，哪些由几家负责而没有牵头。"
          action={
            <Button component={Link} to="/import" variant="filled">
              导入表格
            </Button>
          }
        />
      ) : (
        <MapView map={map.data} onAssign={setQuestion} />
      )}
      <HolderDialog question={question} onClose={() => setQuestion(null)} />
    </Page>
  )
}

function isEmpty({ summary }: ResponsibilityMap): boolean {
  return summary.every(({ total }) => total === 0)
}

interface MapViewProps {
  readonly map: ResponsibilityMap
  readonly onAssign: (question: HolderQuestion) => void
}

function MapView({ map, onAssign }: MapViewProps) {
  const [selection, setSelection] = useState(everything)
  const shown = map.findings.filter((finding) => isSelected(finding, selection))
  const narrowed = selection.subject !== null || selection.kind !== null
  return (
    <div className={classes.sections}>
      <ResponsibilityMatrix summary={map.summary} selection={selection} onSelect={setSelection} />
      <p className={classes.remark}>
        {map.placeColumns.length > 0
          ? `道路设施取自自设栏目：${map.placeColumns.join('、')}。`
          : '清单里没有道路、公厕、绿地等栏目，道路设施没有检查；在重点事项里新设“道路”或“设施”栏目后会一并检查。'}
      </p>
      <section aria-label="问题">
        <h2 className={classes.heading}>
          问题
          {narrowed && (
            <>
              <span className="sd-soft">{describeSelection(selection)}</span>
              <Button size="compact-sm" variant="subtle" onClick={() => setSelection(everything)}>
                显示全部
              </Button>
            </>
          )}
        </h2>
        <FindingGroups findings={shown} narrowed={narrowed} onAssign={onAssign} />
      </section>
      <PostTable posts={map.posts} onAssign={onAssign} />
    </div>
  )
}

function isSelected(finding: ResponsibilityFinding, { subject, kind }: Selection): boolean {
  return (subject === null || finding.subject === subject) && (kind === null || finding.kind === kind)
}

function describeSelection({ subject, kind }: Selection): string {
  return [
    ...(subject === null ? [] : [responsibilitySubjectNames[subject]]),
    ...(kind === null ? [] : [responsibilityKindNames[kind]]),
  ].join(' · ')
}
