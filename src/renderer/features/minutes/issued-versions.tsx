/** What has been issued: each version with its hash, to be fetched, compared and confirmed. */
import { Button } from '@mantine/core'
import { IconArrowsLeftRight, IconDownload } from '@tabler/icons-react'
import type { IssuedDocument, Meeting } from '../../../contract/meetings.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { Confirmations } from './confirmations.tsx'
import { documentName } from './document-name.ts'
import classes from './minutes-page.module.css'

export interface ComparedPair {
  readonly documentId: string
  readonly other: string | null
}

export interface IssuedVersionsProps {
  readonly meeting: Meeting
  readonly isForeign: boolean
  readonly onCompare: (pair: ComparedPair) => void
}

export function IssuedVersions({ meeting, isForeign, onCompare }: IssuedVersionsProps) {
  const [newest] = meeting.documents
  if (newest === undefined) return <p className="sd-soft">还没有发文。发文后在这里下载、对照和登记确认。</p>
  return (
    <>
      <ul aria-label="已发各版">
        {meeting.documents.map((document, index) => (
          <IssuedVersion
            key={document.id}
            document={document}
            earlier={meeting.documents[index + 1]}
            isNewest={index === 0}
            onCompare={onCompare}
          />
        ))}
      </ul>
      <Confirmations key={newest.id} document={newest} isForeign={isForeign} />
    </>
  )
}

interface IssuedVersionProps {
  readonly document: IssuedDocument
  readonly earlier: IssuedDocument | undefined
  readonly isNewest: boolean
  readonly onCompare: (pair: ComparedPair) => void
}

function IssuedVersion({ document, earlier, isNewest, onCompare }: IssuedVersionProps) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const name = documentName(document)
  const download = async () => {
    try {
      await saveArtifact(await call('minutes.open', { documentId: document.id }))
    } catch (error) {
      toastFailure(error)
    }
  }
  const compareIcon = <IconArrowsLeftRight size={15} stroke={1.7} aria-hidden />
  return (
    <li className={classes.version}>
      <p>
        <b>{name}</b> <span className="sd-soft">{document.issuedOn}</span>
      </p>
      {document.reason !== null && <p>更正原因：{document.reason}</p>}
      <p className="sd-soft">
        校验码 <span className={`sd-identifier ${classes.fullHash ?? ''}`}>{document.contentHash}</span>
      </p>
      <div className={classes.versionTools}>
        <Button
          size="compact-sm"
          leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
          aria-label={`下载${name}`}
          onClick={() => void download()}
        >
          下载 Word
        </Button>
        {isNewest && (
          <Button
            size="compact-sm"
            leftSection={compareIcon}
            onClick={() => onCompare({ documentId: document.id, other: null })}
          >
            与现在的正文对照
          </Button>
        )}
        {earlier !== undefined && (
          <Button
            size="compact-sm"
            leftSection={compareIcon}
            onClick={() => onCompare({ documentId: earlier.id, other: document.id })}
          >
            与上一版对照
          </Button>
        )}
      </div>
    </li>
  )
}
