/** A small drawer for one community or one grid. */
import { Button, Drawer, Textarea, TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { Link } from 'wouter'
import {
  communityDraft,
  gridDraft,
  type StaffedCommunity,
  type StaffedGrid,
} from '../../../contract/api/organisation.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { toastDone } from '../../ui/toast.tsx'
import { newTopicPath } from '../topics/use-asked-topic.ts'
import classes from './edit-panel.module.css'
import { MeetingsAbout } from '../meetings/meetings-about.tsx'
import { Timeline } from './timeline.tsx'

export type EditTarget =
  | { readonly kind: 'newCommunity' }
  | { readonly kind: 'community'; readonly community: StaffedCommunity }
  | { readonly kind: 'newGrid'; readonly communityId: string; readonly communityName: string }
  | { readonly kind: 'grid'; readonly grid: StaffedGrid; readonly communityId: string; readonly communityName: string }

export interface EditPanelProps {
  readonly target: EditTarget | null
  readonly onClose: () => void
}

const titles: Readonly<Record<EditTarget['kind'], string>> = {
  newCommunity: '新增社区',
  community: '修改社区',
  newGrid: '新增网格',
  grid: '修改网格',
}

export function EditPanel({ target, onClose }: EditPanelProps) {
  return (
    <Drawer
      opened={target !== null}
      onClose={onClose}
      title={target === null ? '' : titles[target.kind]}
      size={380}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {(target?.kind === 'newCommunity' || target?.kind === 'community') && (
        <CommunityForm community={target.kind === 'community' ? target.community : null} onDone={onClose} />
      )}
      {(target?.kind === 'newGrid' || target?.kind === 'grid') && (
        <GridForm
          grid={target.kind === 'grid' ? target.grid : null}
          communityId={target.communityId}
          communityName={target.communityName}
          onDone={onClose}
        />
      )}
      {target?.kind === 'grid' && (
        <>
          <GridHistory gridId={target.grid.id} />
          <MeetingsAbout
            subject={{ kind: 'grids', id: target.grid.id }}
            heading="涉及的会议"
            className={classes.history}
            headingClassName={classes.heading}
          />
          <Link to={newTopicPath({ kind: 'grids', id: target.grid.id })}>就此登记议题</Link>
        </>
      )}
    </Drawer>
  )
}

/** Who has held the seats of the grid, so that a question about last year finds its person. */
function GridHistory({ gridId }: { readonly gridId: string }) {
  const history = useRead('organisation.history', { gridId })
  return (
    <section className={classes.history} aria-label="历任人员">
      <h3 className={classes.heading}>历任人员</h3>
      {history.isError ? (
        <p className={classes.refusal}>{describeFailure(history.error)}</p>
      ) : (
        history.data !== undefined && <Timeline terms={history.data} of="grid" />
      )}
    </section>
  )
}

function CommunityForm({
  community,
  onDone,
}: {
  readonly community: StaffedCommunity | null
  readonly onDone: () => void
}) {
  const save = useCommand('organisation.saveCommunity')
  const [name, setName] = useState(community?.name ?? '')
  const [code, setCode] = useState(community?.code ?? '')
  const [population, setPopulation] = useState(community?.population?.toString() ?? '')
  const draft = communityDraft.safeParse({
    ...(community === null ? {} : { id: community.id }),
    name,
    code,
    population: countFrom(population),
  })
  const wrong = wrongFields(draft)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (draft.success)
      save.mutate(draft.data, {
        onSuccess: () => {
          toastDone('社区已保存')
          onDone()
        },
      })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label="社区名称"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name !== '' && wrong.has('name') ? '不超过 60 字' : null}
      />
      <TextInput
        label="社区编码"
        description="12 位数字，可以先不填"
        classNames={{ input: 'sd-identifier' }}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.trim())}
        error={wrong.has('code') ? `现有 ${code.length} 位，应为 12 位数字` : null}
      />
      <TextInput
        label="常住人口"
        inputMode="numeric"
        value={population}
        onChange={(event) => setPopulation(event.currentTarget.value.trim())}
        error={wrong.has('population') ? '请填整数' : null}
      />
      <Foot
        busy={save.isPending}
        disabled={!draft.success}
        refusal={save.isError ? describeFailure(save.error) : null}
        onCancel={onDone}
      />
    </form>
  )
}

interface GridFormProps {
  readonly grid: StaffedGrid | null
  readonly communityId: string
  readonly communityName: string
  readonly onDone: () => void
}

function GridForm({ grid, communityId, communityName, onDone }: GridFormProps) {
  const save = useCommand('organisation.saveGrid')
  const [name, setName] = useState(grid?.name ?? '')
  const [code, setCode] = useState(grid?.code ?? '')
  const [households, setHouseholds] = useState(grid?.households?.toString() ?? '')
  const [partyGroup, setPartyGroup] = useState(grid?.partyGroup ?? '')
  const [scope, setScope] = useState(grid?.scope ?? '')
  const draft = gridDraft.safeParse({
    ...(grid === null ? {} : { id: grid.id }),
    communityId,
    name,
    code,
    households: countFrom(households),
    partyGroup,
    scope,
  })
  const wrong = wrongFields(draft)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (draft.success)
      save.mutate(draft.data, {
        onSuccess: () => {
          toastDone('网格已保存')
          onDone()
        },
      })
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className="sd-soft">所属社区：{communityName}</p>
      <TextInput
        label="网格名称"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={name !== '' && wrong.has('name') ? '不超过 60 字' : null}
      />
      <TextInput
        label="网格编码"
        description="15 位数字，可以先不填"
        classNames={{ input: 'sd-identifier' }}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.trim())}
        error={wrong.has('code') ? `现有 ${code.length} 位，应为 15 位数字` : null}
      />
      <TextInput
        label="户数"
        inputMode="numeric"
        value={households}
        onChange={(event) => setHouseholds(event.currentTarget.value.trim())}
        error={wrong.has('households') ? '请填整数' : null}
      />
      <TextInput
        label="网格党组织"
        value={partyGroup}
        onChange={(event) => setPartyGroup(event.currentTarget.value)}
        error={wrong.has('partyGroup') ? '不超过 60 字' : null}
      />
      <Textarea
        label="网格范围"
        description="四至、楼栋或路段，写在公示牌上，可以先不填"
        autosize
        minRows={2}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
        error={wrong.has('scope') ? '不超过 300 字' : null}
      />
      <Foot
        busy={save.isPending}
        disabled={!draft.success}
        refusal={save.isError ? describeFailure(save.error) : null}
        onCancel={onDone}
      />
    </form>
  )
}

interface FootProps {
  readonly busy: boolean
  readonly disabled: boolean
  readonly refusal: string | null
  readonly onCancel: () => void
}

function Foot({ busy, disabled, refusal, onCancel }: FootProps) {
  return (
    <>
      {refusal !== null && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={classes.foot}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="submit" variant="filled" loading={busy} disabled={disabled}>
          保存
        </Button>
      </div>
    </>
  )
}

/** Empty is “not known”; anything that is not a whole number is left for the schema to refuse. */
function countFrom(text: string): number | null {
  return text === '' ? null : Number(text)
}

function wrongFields(
  result: ReturnType<typeof communityDraft.safeParse> | ReturnType<typeof gridDraft.safeParse>,
): ReadonlySet<string> {
  return new Set(result.success ? [] : result.error.issues.map((issue) => String(issue.path[0])))
}
