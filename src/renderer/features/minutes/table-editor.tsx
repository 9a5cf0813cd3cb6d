/** A table of the text: cells, and rows and columns that come and go. */
import { Button } from '@mantine/core'
import type { TableContent } from './edit-text.ts'
import { cleanText } from './paste-blocks.ts'
import classes from './text-editor.module.css'

const mostColumns = 12
const mostRows = 500

export interface TableEditorProps {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly onChange: (table: TableContent) => void
}

export function TableEditor({ label, columns, rows, onChange }: TableEditorProps) {
  const table: TableContent = { columns: [...columns], rows: rows.map((row) => [...row]) }
  const setColumn = (at: number, text: string) =>
    onChange({ ...table, columns: table.columns.with(at, cleanText(text)) })
  const setCell = (row: number, at: number, text: string) =>
    onChange({
      ...table,
      rows: table.rows.map((cells, index) => (index === row ? cells.with(at, cleanText(text)) : cells)),
    })
  return (
    <div className={classes.tableBlock}>
      <div className={classes.tableScroll}>
        <table aria-label={label}>
          <thead>
            <tr>
              {columns.map((name, at) => (
                <th key={at} scope="col">
                  <input
                    aria-label={`${label} 第 ${at + 1} 栏`}
                    maxLength={500}
                    value={name}
                    onChange={(event) => setColumn(at, event.currentTarget.value)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>
                    <textarea
                      rows={1}
                      aria-label={`${label} 第 ${index + 1} 行第 ${at + 1} 栏`}
                      maxLength={2000}
                      value={cell}
                      onChange={(event) => setCell(index, at, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.tableTools}>
        <Button
          size="compact-xs"
          disabled={rows.length >= mostRows}
          onClick={() => onChange({ ...table, rows: [...table.rows, columns.map(() => '')] })}
        >
          加行
        </Button>
        <Button
          size="compact-xs"
          disabled={rows.length === 0}
          onClick={() => onChange({ ...table, rows: table.rows.slice(0, -1) })}
        >
          减末行
        </Button>
        <Button
          size="compact-xs"
          disabled={columns.length >= mostColumns}
          onClick={() => onChange({ columns: [...table.columns, ''], rows: table.rows.map((row) => [...row, '']) })}
        >
          加栏
        </Button>
        <Button
          size="compact-xs"
          disabled={columns.length === 1}
          onClick={() =>
            onChange({ columns: table.columns.slice(0, -1), rows: table.rows.map((row) => row.slice(0, -1)) })
          }
        >
          减末栏
        </Button>
      </div>
    </div>
  )
}
