/** Where a record's values came from, cell by cell and as they stood there. */
import type { LedgerRecord } from '../../../contract/api/ledgers.ts'
import classes from './record-card.module.css'

export interface CardOriginProps {
  readonly origin: LedgerRecord['origin']
  readonly labelOf: (field: string) => string
}

export function CardOrigin({ origin, labelOf }: CardOriginProps) {
  if (origin === null) return <p className="sd-soft">在本程序中新增，不是导入的。</p>
  return (
    <section>
      <p>
        {origin.file} · {origin.sheet} · 第 {origin.row} 行
      </p>
      <dl className={classes.origin}>
        {Object.entries(origin.cells).map(([name, cell]) => (
          <div key={name}>
            <dt>
              {labelOf(name)} <span className="sd-identifier">{cell.ref}</span>
            </dt>
            <dd>{cell.raw}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
