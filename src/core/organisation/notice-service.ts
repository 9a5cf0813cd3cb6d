/** Notice boards of grids, and the few public facts that only they need. */
import type { NoticeMember } from '../../contract/api/notices.ts'
import type { organisation } from '../../contract/api/organisation.ts'
import type { StaffedCommunity, StaffedGrid } from '../../contract/api/staffing-board.ts'
import { AppError } from '../../contract/errors.ts'
import { roleKeys } from '../../contract/roles.ts'
import { sha256 } from '../db/sha256.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { storeBlob } from '../meetings/repository.ts'
import { readStaffing } from './board.ts'
import { noticePage, type NoticeSource } from './notice-page.ts'
import { findPortrait, readPublicContacts } from './notice-repository.ts'
import { requireOwn } from './own-records.ts'
import { checkPicture } from './picture.ts'
import { saveOfficeSettings } from './office-settings.ts'
import { readOfficeSettings } from './repository.ts'

type NoticeHandlers = Pick<
  HandlersOf<typeof organisation>,
  'notice' | 'office' | 'saveOffice' | 'saveWorkPhone' | 'savePhoto'
>

export const noticeHandlers: NoticeHandlers = {
  notice: async (context, { gridIds }) => {
    const grids = await requireGrids(context, gridIds)
    const sources = await noticeSources(context, grids)
    const supervisionPhone = await supervisionPhoneOf(context)
    return {
      grids: sources.map(({ gridId, gridName, members }) => ({
        gridId,
        name: gridName,
        members: members.map(toMember),
      })),
      lacking: [...(supervisionPhone === '' ? ['没有登记监督电话'] : []), ...sources.flatMap(whatIsLacking)],
      html: noticePage(sources, { unitName: context.unit.name, supervisionPhone }),
    }
  },

  office: async (context) => ({ supervisionPhone: await supervisionPhoneOf(context) }),

  saveOffice: async (context, { supervisionPhone }) => {
    await saveOfficeSettings(context, { supervisionPhone: supervisionPhone === '' ? null : supervisionPhone })
    return { value: {}, label: '保存监督电话' }
  },

  saveWorkPhone: async (context, { personId, workPhone }) => {
    const person = await requireOwn(context, 'people', personId)
    const values = { workPhone: workPhone === '' ? null : workPhone }
    context.records.update(context.stamp, 'people', person, { values })
    return { value: {}, label: `保存工作电话：${String(person.values['name'])}` }
  },

  savePhoto: async (context, { personId, fileId }) => {
    const person = await requireOwn(context, 'people', personId)
    const name = String(person.values['name'])
    if (fileId === null) {
      await removePhoto(context, personId)
      return { value: {}, label: `取下照片：${name}` }
    }
    await keepPhoto(context, personId, fileId)
    return { value: {}, label: `保存照片：${name}` }
  },
}

async function keepPhoto(context: CommandContext, personId: string, fileId: string): Promise<void> {
  const { db, records, stamp, unit, options, files } = context
  const { name, bytes } = files.get(fileId)
  const picture = checkPicture(bytes)
  if (!picture.ok) throw new AppError('picture_invalid', { file: name, reason: picture.reason })
  const contentHash = sha256(bytes)
  await storeBlob(db, contentHash, bytes)
  const values = { personId, contentHash, mediaType: picture.mediaType }
  const known = await findPortrait(db, personId)
  if (known === null) records.create(stamp, 'portraits', options.newId(), unit.code, { values })
  else records.update(stamp, 'portraits', await requireOwn(context, 'portraits', known), { values })
}

async function removePhoto(context: CommandContext, personId: string): Promise<void> {
  const known = await findPortrait(context.db, personId)
  if (known === null) throw new AppError('not_found')
  context.records.remove(context.stamp, 'portraits', await requireOwn(context, 'portraits', known))
}

async function supervisionPhoneOf({ db, unit }: QueryContext): Promise<string> {
  return (await readOfficeSettings(db, unit.code))?.supervision_phone ?? ''
}

interface PlacedGrid {
  readonly community: StaffedCommunity
  readonly grid: StaffedGrid
}

/** A board speaks for its own unit only. */
async function requireGrids(context: QueryContext, gridIds: readonly string[]): Promise<PlacedGrid[]> {
  const { staffing } = await readStaffing(context.db, context.unit.code)
  const placed = new Map(
    staffing.communities.flatMap((community) => community.grids.map((grid) => [grid.id, { community, grid }])),
  )
  const found: PlacedGrid[] = []
  for (const id of new Set(gridIds)) {
    await requireOwn(context, 'grids', id)
    const grid = placed.get(id)
    if (grid === undefined) throw new AppError('not_found')
    found.push(grid)
  }
  return found
}

async function noticeSources({ db }: QueryContext, grids: readonly PlacedGrid[]): Promise<NoticeSource[]> {
  const seats = grids.map(({ grid }) => roleKeys.flatMap((role) => grid.seats[role].map((seat) => ({ role, seat }))))
  const contacts = await readPublicContacts(db, [...new Set(seats.flat().map(({ seat }) => seat.personId))])
  return grids.map(({ community, grid }, index) => ({
    gridId: grid.id,
    communityName: community.name,
    gridName: grid.name,
    gridCode: grid.code,
    scope: grid.scope,
    households: grid.households,
    partyGroup: grid.partyGroup,
    members: (seats[index] ?? []).map(({ role, seat }) => {
      const { workPhone = null, photo = null } = contacts.get(seat.personId) ?? {}
      const { personId, name, employer } = seat
      return { personId, name, employer, role, workPhone: workPhone ?? '', hasPhoto: photo !== null, photo }
    }),
  }))
}

function toMember({ personId, name, employer, role, workPhone, hasPhoto }: NoticeMember): NoticeMember {
  return { personId, name, employer, role, workPhone, hasPhoto }
}

function whatIsLacking({ gridName, members }: NoticeSource): string[] {
  const silent = members.filter(({ role, workPhone }) => role !== 'otherForce' && workPhone === '')
  return [
    ...(members.some(({ role }) => role === 'gridLeader') ? [] : [`${gridName}没有网格长`]),
    ...(silent.length === 0 ? [] : [`${gridName}：${silent.map(({ name }) => name).join('、')} 没有工作电话`]),
  ]
}
