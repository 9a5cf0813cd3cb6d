/** Posts without people, people without a duty, grids without anybody or without one who leads. Pure. */
import { roles } from '../../contract/roles.ts'
import { holdersOf, splitUnits, type Held } from './matching.ts'
import { finding, textIn, type Checked, type Found, type GridSeats, type ListRow, type Office } from './model.ts'
import { sources } from './sources.ts'

export interface HeldPost extends Held {
  readonly post: string
  readonly duties: readonly ListRow[]
}

/** Every post of the duties, in their order, with who holds it. */
export function holdPosts({ duties, people, holders }: Office): HeldPost[] {
  const byPost = Map.groupBy(duties, (row) => textIn(row, 'post'))
  return [...byPost]
    .filter(([post]) => post !== '')
    .map(([post, rows]) => ({ post, duties: rows, ...holdersOf('post', post, people, holders) }))
}

export function checkPosts(posts: readonly HeldPost[]): Checked {
  const found = posts
    .filter(({ people }) => people.length === 0)
    .map(({ post, duties, by, assigned }) =>
      finding({
        rule: 'postWithoutPerson',
        kind: 'gap',
        subject: 'posts',
        severity: 'error',
        place: post,
        message: assigned
          ? `有 ${duties.length} 项职责，指明的${by}现在没有人`
          : `有 ${duties.length} 项职责，人员清单里没有人对应这个岗位`,
        fix: '在人员清单的角色、工作单位或备注里写明这个岗位；名称不同的，指明对应人员清单里的谁',
        source: sources.duties,
        link: { ledger: 'duties', field: 'post', value: post },
        holder: { kind: 'post', name: post },
        items: [post],
      }),
    )
  return { total: posts.length, found }
}

/** Whoever neither holds a post nor belongs to a unit that answers for a matter: one finding per role. */
export function checkPeople(office: Office, posts: readonly HeldPost[]): Checked {
  const { people, duties, keyMatters, assistMatters, holders } = office
  if (duties.length + keyMatters.length + assistMatters.length === 0) return { total: people.length, found: [] }
  const engaged = new Set(posts.flatMap((post) => post.people.map((person) => person.id)))
  for (const unit of unitsOf(office))
    for (const person of holdersOf('unit', unit, people, holders).people) engaged.add(person.id)
  const idle = people.filter((person) => !engaged.has(person.id))
  return {
    total: people.length,
    found: [...Map.groupBy(idle, (person) => textIn(person, 'role'))].map(([role, persons]) =>
      finding({
        rule: 'peopleWithoutDuty',
        kind: 'gap',
        subject: 'people',
        severity: 'warning',
        place: role === '' ? '没有角色的人员' : role,
        message: `${persons.length} 人没有对应的岗位职责，也不在任何事项的责任单位里`,
        fix: role === '' ? '先在人员清单填写角色' : `在岗位责任清单里写明“${role}”的职责`,
        source: sources.duties,
        link: { ledger: 'people', field: 'role', value: role },
        items: persons.map((person) => person.id),
      }),
    ),
  }
}

function unitsOf({ keyMatters, assistMatters }: Office): ReadonlySet<string> {
  return new Set([
    ...keyMatters.flatMap((row) =>
      ['responsibleUnit', 'cooperatingUnit'].flatMap((field) => splitUnits(textIn(row, field))),
    ),
    ...assistMatters.flatMap((row) => ['leadUnit', 'assistingUnit'].flatMap((field) => splitUnits(textIn(row, field)))),
  ])
}

export function checkGrids({ grids }: Office): Checked {
  return { total: grids.length, found: grids.flatMap(checkGrid) }
}

function checkGrid(grid: GridSeats): Found[] {
  const about = {
    subject: 'grids',
    severity: 'error',
    place: `${grid.community} ${grid.name}`,
    source: sources.grids,
    link: { ledger: 'people', field: 'gridName', value: grid.name },
    items: [grid.id],
  } as const
  if (grid.people === 0)
    return [
      finding({
        ...about,
        rule: 'gridWithNobody',
        kind: 'gap',
        message: '网格里一个人也没有',
        fix: '在人员清单为这个网格配备人员',
        link: null,
      }),
    ]
  if (grid.leaders === 0)
    return [
      finding({
        ...about,
        rule: 'gridWithoutLeader',
        kind: 'gap',
        message: `有 ${grid.people} 人，没有${roles.gridLeader}`,
        fix: `指定一名${roles.gridLeader}`,
      }),
    ]
  if (grid.leaders === 1) return []
  return [
    finding({
      ...about,
      rule: 'gridSeveralLeaders',
      kind: 'overlap',
      message: `有 ${grid.leaders} 名${roles.gridLeader}，分不清由谁负责`,
      fix: `只保留一名${roles.gridLeader}，其余改为其他角色`,
    }),
  ]
}
