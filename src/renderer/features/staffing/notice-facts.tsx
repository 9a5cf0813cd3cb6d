/** The public facts beside the notice boards: supervision telephone, work telephones, photos. Saved as soon as a box is left. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { telephonePattern, type Notice, type NoticeMember } from '../../../contract/api/notices.ts'
import { roles } from '../../../contract/roles.ts'
import { useApi } from '../../api/api-context.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { toastFailure } from '../../ui/toast.tsx'
import classes from './notice-facts.module.css'

const pictureKinds = ['.jpg', '.jpeg', '.png'] as const

export function NoticeFacts({ notice }: { readonly notice: Notice | null }) {
  const office = useRead('organisation.office', {})
  const saveOffice = useCommand('organisation.saveOffice')
  return (
    <aside className={classes.side} aria-label="公示内容">
      <section className={classes.section}>
        {office.data !== undefined && (
          <PhoneBox
            key={office.data.supervisionPhone}
            label="监督电话"
            hint="街道的，印在每张公示牌上"
            stored={office.data.supervisionPhone}
            onSave={(supervisionPhone) => saveOffice.mutate({ supervisionPhone }, { onError: toastFailure })}
          />
        )}
      </section>
      {notice !== null && notice.lacking.length > 0 && (
        <section className={classes.section} aria-label="还缺">
          <h2 className={classes.heading}>还缺</h2>
          <ul className={classes.lacking}>
            {notice.lacking.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {notice?.grids.map((grid) => (
        <section key={grid.gridId} className={classes.section} aria-label={grid.name}>
          <h2 className={classes.heading}>{grid.name}</h2>
          <ul>
            {grid.members
              .filter(({ role }) => role !== 'otherForce')
              .map((member) => (
                <Member key={`${member.personId}/${member.role}`} member={member} />
              ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

function Member({ member }: { readonly member: NoticeMember }) {
  const { personId, name, role, workPhone, hasPhoto } = member
  const { host } = useApi()
  const saveWorkPhone = useCommand('organisation.saveWorkPhone')
  const savePhoto = useCommand('organisation.savePhoto')
  const choosePhoto = async () => {
    try {
      const [file] = await host.pickFiles(pictureKinds, false)
      if (file !== undefined) await savePhoto.mutateAsync({ personId, fileId: file.id })
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <li className={classes.member}>
      <PhoneBox
        key={workPhone}
        label={`${roles[role]} ${name}`}
        placeholder="工作电话"
        stored={workPhone}
        onSave={(next) => saveWorkPhone.mutate({ personId, workPhone: next }, { onError: toastFailure })}
      />
      <Button
        size="compact-sm"
        loading={savePhoto.isPending}
        aria-label={`${name}：${hasPhoto ? '换照片' : '选照片'}`}
        onClick={() => void choosePhoto()}
      >
        {hasPhoto ? '换照片' : '选照片'}
      </Button>
      {hasPhoto && (
        <Button
          size="compact-sm"
          aria-label={`${name}：取下照片`}
          onClick={() => savePhoto.mutate({ personId, fileId: null }, { onError: toastFailure })}
        >
          取下
        </Button>
      )}
    </li>
  )
}

interface PhoneBoxProps {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly stored: string
  readonly onSave: (phone: string) => void
}

function PhoneBox({ label, hint, placeholder, stored, onSave }: PhoneBoxProps) {
  const [typed, setTyped] = useState(stored)
  const isWrong = !telephonePattern.test(typed.trim())
  const save = () => {
    if (!isWrong && typed.trim() !== stored) onSave(typed.trim())
  }
  return (
    <TextInput
      className={classes.phone ?? ''}
      label={label}
      description={hint}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
      }}
      error={isWrong ? '只写数字、空格、短横和“转”，不超过 40 位' : null}
    />
  )
}
