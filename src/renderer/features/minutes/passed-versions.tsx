/** Which versions of lists a meeting passed; nothing where it passed none. */
import { Link } from 'wouter'
import { ledgers } from '../../../contract/ledgers/index.ts'
import { useRead } from '../../api/queries.ts'
import classes from './minutes-page.module.css'

export function PassedVersions({ meetingId }: { readonly meetingId: string }) {
  const passed = useRead('subjects.passedVersions', { meetingId })
  if (passed.data === undefined || passed.data.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="passed-heading">
      <h2 id="passed-heading">本次会议通过的清单</h2>
      <ul>
        {passed.data.map(({ id, ledger, edition, reference, basis }) => (
          <li key={id}>
            <Link to={`/ledgers/${ledger}/versions`}>
              {ledgers[ledger].title}第{edition}版 {reference}
            </Link>
            <p className="sd-soft">{basis}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
