/** 结转单: what a closing did with each item, and whether it was reopened. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from 'wouter'
import { closingWays, type Receipt } from '../../../contract/closing.ts'
import { useApi } from '../../api/api-context.ts'
import tables from '../../ui/table.module.css'
import { useSavePaper } from '../papers/use-save-paper.ts'
import classes from './closing-panel.module.css'

export function ReceiptView({ receipt }: { readonly receipt: Receipt }) {
  const { call } = useApi()
  const savePaper = useSavePaper()
  const { id, meetingId, number, closedOn, lines, counts, reopened, seriesName, writtenBy } = receipt
  return (
    <section className={classes.receipt} aria-label={`第 ${number} 号结转单`}>
      <h2>
        结转单 第 {number} 号{reopened !== null && <span className={classes.reopened}>已重开</span>}
        <Button
          size="compact-sm"
          ml={12}
          leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
          onClick={() => savePaper(() => call('papers.receipt', { meetingId, receiptId: id }))}
        >
          下载 Word
        </Button>
      </h2>
      <p className="sd-soft">
        {seriesName === '' ? '' : `${seriesName} · `}
        {closedOn} · {writtenBy} · 进 {counts.taken} = {closingWays.map((way) => `${way} ${counts[way]}`).join(' + ')}
      </p>
      {reopened !== null && (
        <p>
          {reopened.on} 重开：{reopened.reason}
        </p>
      )}
      {lines.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col" className={tables.number}>
                序号
              </th>
              <th scope="col">议定事项</th>
              <th scope="col">责任单位</th>
              <th scope="col">完成时限</th>
              <th scope="col">去向</th>
              <th scope="col">原因</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={line.id}>
                <td className={tables.number}>{index + 1}</td>
                <td className={classes.content}>
                  <Link to={`/tasks?task=${line.id}`}>{line.content}</Link>
                </td>
                <td className={classes.unit}>{line.leadUnit}</td>
                <td className={classes.day}>{line.deadline ?? '未定'}</td>
                <td className={classes.day}>{line.way}</td>
                <td className={classes.content}>{line.reason === '' ? '附佐证' : line.reason}</td>
                <td className={classes.day}>
                  {line.stateBefore === line.stateAfter ? line.stateAfter : `${line.stateBefore} → ${line.stateAfter}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
