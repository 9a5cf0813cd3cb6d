/** What a meeting of a series is called. */
import { describe, expect, it } from 'vitest'
import { seriesDraft, usualTitlePattern } from '../../../src/contract/meeting-series.ts'
import { seriesTemplates } from '../../../src/contract/series-templates.ts'
import { countOf, meetingTitle } from '../../../src/core/meeting-series/title.ts'

const facts = { unitName: '云溪街道办事处', seriesName: '城市管理进社区联席会议', year: 2026, session: 12 }

describe('the title of a meeting', () => {
  it.each([
    [usualTitlePattern, '云溪街道2026年第12次城市管理进社区联席会议'],
    ['第{次}次{名称}（{单位}）', '第12次城市管理进社区联席会议（云溪街道）'],
    ['{名称}{别的}第{次}次', '城市管理进社区联席会议{别的}第12次'],
    ['{次}{次}', '1212'],
  ])('%s', (pattern, title) => {
    expect(meetingTitle(pattern, facts)).toBe(title)
  })

  it('does not read patterns into the name of a series', () => {
    expect(meetingTitle('{名称}{次}', { ...facts, seriesName: '{年}$1' })).toBe('{年}$112')
  })

  it('leaves a name alone that is not of a 街道', () => {
    expect(meetingTitle('{单位}{次}', { ...facts, unitName: '青岚区城市管理局' })).toBe('青岚区城市管理局12')
  })

  it('promises a count of the year where it names the year', () => {
    expect(countOf(usualTitlePattern)).toBe('yearly')
    expect(countOf('第{次}次{名称}')).toBe('continuous')
  })
})

describe('the ready-made series', () => {
  it.each(seriesTemplates)(
    '$draft.name: is a series as it stands and says where its rules come from',
    ({ draft, basis }) => {
      expect(seriesDraft.parse(draft)).toMatchObject({ name: draft.name, titlePattern: usualTitlePattern })
      expect(basis).toMatch(/核对。$/)
    },
  )

  it('have names and keys of their own', () => {
    expect(new Set(seriesTemplates.map(({ key }) => key)).size).toBe(seriesTemplates.length)
    expect(new Set(seriesTemplates.map(({ draft }) => draft.name)).size).toBe(seriesTemplates.length)
  })
})
