/**
 * 网格员公示牌: one A4 page per grid, to be put up in the open. Takes public facts only; a personal telephone cannot get here.
 * Pure.
 */
import type { NoticeMember } from '../../contract/api/notices.ts'
import { roles } from '../../contract/roles.ts'
import { escapeHtml, family, pageFrame } from './page-frame.ts'

export interface NoticeSource {
  readonly gridId: string
  readonly communityName: string
  readonly gridName: string
  readonly gridCode: string
  readonly scope: string
  readonly households: number | null
  readonly partyGroup: string
  readonly members: readonly (NoticeMember & { readonly photo: NoticePhoto | null })[]
}

export interface NoticePhoto {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface NoticeOffice {
  readonly unitName: string
  readonly supervisionPhone: string
}

/** More portraits than this do not fit a page; the rest stand as names. */
const mostPortraits = 8

export function noticePage(grids: readonly NoticeSource[], office: NoticeOffice): string {
  return pageFrame('网格员公示牌', css, grids.map((grid) => sheet(grid, office)).join('\n'))
}

function sheet(grid: NoticeSource, office: NoticeOffice): string {
  const { shown, others } = arrange(grid.members)
  return [
    `<section class="sheet" aria-label="${escapeHtml(`${grid.gridName}公示牌`)}">`,
    `<p class="unit">${escapeHtml(office.unitName)}\u3000${escapeHtml(grid.communityName)}</p>`,
    '<h1>网格员公示牌</h1>',
    `<p class="grid">${escapeHtml(grid.gridName)}</p>`,
    factsHtml(grid),
    `<div class="members">${shown.map(memberHtml).join('')}</div>`,
    others.length === 0 ? '' : othersHtml(others),
    `<p class="foot">监督电话：<span class="number">${escapeHtml(office.supervisionPhone === '' ? '\u3000' : office.supervisionPhone)}</span></p>`,
    '</section>',
  ].join('\n')
}

/** The leader and the three named roles with their portraits; "N" as names, and whoever finds no room. */
function arrange(members: NoticeSource['members']): {
  readonly shown: NoticeSource['members']
  readonly others: NoticeSource['members']
} {
  const named = members.filter(({ role }) => role !== 'otherForce')
  return {
    shown: named.slice(0, mostPortraits),
    others: [...named.slice(mostPortraits), ...members.filter(({ role }) => role === 'otherForce')],
  }
}

function factsHtml({ gridCode, households, partyGroup, scope }: NoticeSource): string {
  const facts = [
    ['网格编码', gridCode],
    ['户数', households === null ? '' : `${households} 户`],
    ['网格党组织', partyGroup],
    ['网格范围', scope],
  ].filter(([, value]) => value !== '')
  if (facts.length === 0) return ''
  const rows = facts.map(([label = '', value = '']) => `<tr><th>${label}</th><td>${escapeHtml(value)}</td></tr>`)
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`
}

function memberHtml(member: NoticeSource['members'][number]): string {
  const { name, role, employer, workPhone, photo } = member
  const portrait =
    photo === null
      ? '<div class="portrait"><span>照片</span></div>'
      : `<div class="portrait"><img src="data:${photo.mediaType};base64,${Buffer.from(photo.bytes).toString('base64')}" alt="${escapeHtml(name)}的照片"></div>`
  return [
    '<div class="member">',
    portrait,
    '<div class="words">',
    `<p class="role">${roles[role]}</p>`,
    `<p class="name">${escapeHtml(name)}</p>`,
    `<p class="employer">${escapeHtml(employer)}</p>`,
    `<p class="phone">工作电话：<span class="number">${escapeHtml(workPhone)}</span></p>`,
    '</div>',
    '</div>',
  ].join('')
}

function othersHtml(others: NoticeSource['members']): string {
  const names = others.map(({ name, employer }) => (employer === '' ? name : `${name}（${employer}）`))
  return `<p class="others"><strong>${roles.otherForce}：</strong>${escapeHtml(names.join('、'))}</p>`
}

const css = [
  '* { box-sizing: border-box; margin: 0; padding: 0; }',
  `.sheet { position: relative; display: flex; flex-direction: column; width: 210mm; height: 297mm; margin: 6mm auto; padding: 16mm 16mm 14mm; overflow: hidden; background: #fff; color: #111; box-shadow: 0 0 0 1px #c9ccd0; border-top: 5mm solid #135a73; font: 12pt/1.5 ${family('heiti')}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }`,
  '.unit { font-size: 14pt; text-align: center; color: #333; }',
  `h1 { font: normal 34pt/1.35 ${family('title')}; text-align: center; letter-spacing: 4pt; }`,
  '.grid { font-size: 22pt; text-align: center; color: #135a73; margin-bottom: 5mm; }',
  '.facts { width: 100%; border-collapse: collapse; font-size: 12pt; margin-bottom: 6mm; }',
  '.facts th, .facts td { border: 0.5pt solid #9fadb4; padding: 1.5mm 3mm; text-align: left; overflow-wrap: anywhere; }',
  '.facts th { width: 30mm; font-weight: normal; background: #eef3f5; }',
  '.members { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 8mm; }',
  '.member { display: flex; gap: 5mm; min-width: 0; }',
  '.portrait { flex: none; display: flex; align-items: center; justify-content: center; width: 26mm; height: 36mm; border: 0.5pt solid #9fadb4; color: #536168; font-size: 10pt; overflow: hidden; }',
  '.portrait img { width: 100%; height: 100%; object-fit: cover; }',
  '.words { min-width: 0; overflow-wrap: anywhere; }',
  '.role { font-size: 12pt; color: #135a73; }',
  '.name { font-size: 19pt; line-height: 1.35; }',
  '.employer { font-size: 11pt; line-height: 1.35; color: #333; }',
  '.phone { margin-top: 1mm; font-size: 11pt; }',
  '.number { font-variant-numeric: tabular-nums; white-space: nowrap; }',
  '.others { margin-top: 7mm; font-size: 11.5pt; line-height: 1.6; }',
  '.others strong { font-weight: normal; color: #135a73; }',
  '.foot { margin-top: auto; padding-top: 4mm; border-top: 1pt solid #135a73; font-size: 14pt; text-align: center; }',
  '@media print { .sheet { margin: 0; box-shadow: none; break-after: page; } .sheet:last-child { break-after: auto; } }',
].join('\n')
