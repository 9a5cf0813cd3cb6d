/** What has been issued, newest first; each version can be printed and exported as it was. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { ListVersion } from '../../../contract/api/versions.ts'
import { grouped, todayIso } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import { MeetingsAbout } from '../meetings/meetings-about.tsx'
import { printAddress } from '../output/print-address.ts'
import { useExport } from '../output/use-export.ts'
import classes from './versions-page.module.css'

export function VersionTable({ versions }: { readonly versions: readonly ListVersion[] }) {
  const inForce = versions.find((version) => version.effectiveOn <= todayIso())
  return (
    <div className={classes.scroll}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">版次</th>
            <th scope="col">编号</th>
            <th scope="col">依据</th>
            <th scope="col">批准人</th>
            <th scope="col">发布</th>
            <th scope="col">施行</th>
            <th scope="col" className={tables.number}>
              行数
            </th>
            <th scope="col">校验码</th>
            <th scope="col">
              <span className="sd-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <VersionRow key={version.id} version={version} inForce={version === inForce} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VersionRow({ version, inForce }: { readonly version: ListVersion; readonly inForce: boolean }) {
  const { exporting, run } = useExport()
  const document = { kind: 'version', id: version.id } as const
  const name = `第${version.edition}版`
  return (
    <tr>
      <td className={classes.nowrap}>
        {name}
        {inForce && <span className={classes.current}>现行</span>}
      </td>
      <td className={classes.nowrap}>{version.reference}</td>
      <td className={classes.basis}>
        {version.basis}
        {version.meeting !== null && (
          <>
            {' '}
            <Link to={`/meetings/${version.meeting.id}`}>{version.meeting.title}</Link>
          </>
        )}
        {version.remarks !== '' && <p className="sd-soft">调整说明：{version.remarks}</p>}
        <MeetingsAbout
          subject={{ kind: 'listVersions', id: version.id }}
          heading="会上议过"
          except={version.meeting?.id ?? null}
          headingClassName="sd-hidden"
        />
      </td>
      <td className={classes.nowrap}>{version.approvedBy}</td>
      <td className={classes.nowrap}>{version.issuedOn}</td>
      <td className={classes.nowrap}>{version.effectiveOn}</td>
      <td className={tables.number}>{grouped(version.rows)}</td>
      <td className="sd-identifier" title={`内容校验码 ${version.contentHash}`}>
        {version.contentHash.slice(0, 12)}
      </td>
      <td className={tables.actions}>
        <Button size="compact-sm" component={Link} to={printAddress({ document })} aria-label={`打印${name}`}>
          打印
        </Button>{' '}
        <Button size="compact-sm" loading={exporting} aria-label={`导出${name}`} onClick={() => void run({ document })}>
          导出
        </Button>
      </td>
    </tr>
  )
}
