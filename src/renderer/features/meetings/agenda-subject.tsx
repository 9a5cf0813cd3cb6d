/** What an agenda item is about. The search opens when it is asked for: most items have none, and the form stays short. */
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import type { Subject } from '../../../contract/meetings.ts'
import { SubjectChooser } from './subject-chooser.tsx'

export interface AgendaSubjectProps {
  readonly label: string
  readonly value: Subject | null
  readonly onChange: (subject: Subject | null) => void
}

export function AgendaSubject({ label, value, onChange }: AgendaSubjectProps) {
  const [asking, setAsking] = useState(false)
  if (value === null && !asking)
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={label}
        leftSection={<IconLink size={14} stroke={1.7} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        关联清单事项、网格或人员
      </Button>
    )
  return <SubjectChooser label={label} value={value} leads onChange={onChange} />
}
