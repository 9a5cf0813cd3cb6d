/** How each post of the duties was found to be held: the matching is shown, so that it can be corrected. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { ResponsibilityMap } from '../../../contract/api/responsibility.ts'
import { grouped } from '../../ui/format.ts'
import tables from '../../ui/table.module.css'
import type { HolderQuestion } from './holder-dialog.tsx'
import classes from './responsibility.module.css'

export interface PostTableProps {
  readonly posts: ResponsibilityMap['posts']
  readonly onAssign: (question: HolderQuestion) => void
}

export function PostTable({ posts, onAssign }: PostTableProps) {
  if (posts.length === 0) return null
  return (
    <section aria-labelledby="posts-heading">
      <h2 id="posts-heading" className={classes.heading}>
        岗位与人员的对应
      </h2>
      <p className={classes.remark}>
        岗位名称与人员清单的角色、工作单位、备注相互包含（三个字以上）即视为对应；“党员”类岗位看政治面貌。不对的可以指明。
      </p>
      <table className={`${tables.table ?? ''} ${classes.posts ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">岗位</th>
            <th scope="col" className={tables.number}>
              职责
            </th>
            <th scope="col" className={tables.number}>
              人员
            </th>
            <th scope="col">对应依据</th>
            <th scope="col">
              <span className="sd-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ post, duties, people, by, assigned }) => (
            <tr key={post}>
              <td>
                <Link to={`/ledgers/duties/post/${encodeURIComponent(post)}`}>{post}</Link>
              </td>
              <td className={tables.number}>{grouped(duties)}</td>
              <td className={`${tables.number ?? ''} ${people === 0 ? (classes.nobody ?? '') : ''}`}>
                {people === 0 ? '没有人' : grouped(people)}
              </td>
              <td>{by === '' ? <span className="sd-soft">—</span> : assigned ? `指明：${by}` : by}</td>
              <td className={tables.actions}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`改变${post}的对应`}
                  onClick={() => onAssign({ kind: 'post', name: post })}
                >
                  {assigned ? '更改' : '指明'}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
