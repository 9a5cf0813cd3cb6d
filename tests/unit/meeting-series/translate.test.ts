/** A series between its form and its record, also one that an older version wrote. */
import { describe, expect, it } from 'vitest'
import { usualTitlePattern } from '../../../src/contract/meeting-series.ts'
import type { Row } from '../../../src/core/db/schema.ts'
import { seriesValues, toSeries } from '../../../src/core/meeting-series/translate.ts'
import { aSeries } from '../../support/series-scenarios.ts'

const items = [{ title: '通报上次议定事项', presenter: '街道执法队', plannedMinutes: 10 }]

function stored(changes: Partial<Row<'meeting_series'>>): Row<'meeting_series'> {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    unit: '999901001',
    version: 1,
    updated_at: '2026-11-05T00:00:00.000Z',
    updated_by: '甲某',
    deleted_at: null,
    extra: '{}',
    origin: null,
    name: '例会',
    kind: '例会',
    convenor: null,
    place: null,
    frequency: null,
    call_day: null,
    numbering: null,
    first_number: null,
    mark: null,
    copy_to: null,
    members: null,
    title_pattern: null,
    first_session: null,
    standing_items: null,
    rules: null,
    template_id: null,
    ...changes,
  }
}

describe('how a meeting of a series begins', () => {
  it('is written into columns of its own', () => {
    const values = seriesValues(aSeries({ titlePattern: '第{次}次{名称}', firstSession: 7, standingItems: items }))
    expect(values).toMatchObject({
      titlePattern: '第{次}次{名称}',
      firstSession: 7,
      standingItems: JSON.stringify(items),
    })
    expect(seriesValues(aSeries({ standingItems: [] }))).toMatchObject({ standingItems: null, firstSession: null })
  })

  it('is read from them', () => {
    const row = stored({ title_pattern: '第{次}次{名称}', first_session: 7, standing_items: JSON.stringify(items) })
    expect(toSeries(row)).toMatchObject({ titlePattern: '第{次}次{名称}', firstSession: 7, standingItems: items })
    expect(toSeries(stored({}))).toMatchObject({
      titlePattern: usualTitlePattern,
      firstSession: null,
      standingItems: [],
    })
  })

  it('is read from the one text in which older versions kept it, whatever the columns say', () => {
    const text = JSON.stringify({ titlePattern: '{年}第{次}次', firstSession: 11, items })
    expect(toSeries(stored({ standing_items: text }))).toMatchObject({
      titlePattern: '{年}第{次}次',
      firstSession: 11,
      standingItems: items,
    })
    expect(toSeries(stored({ standing_items: '{}' }))).toMatchObject({
      titlePattern: usualTitlePattern,
      firstSession: null,
      standingItems: [],
    })
  })
})
