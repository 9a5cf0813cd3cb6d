/** Figures of the sample street against counts made from its own files; rows, snapshots and contradictions on a real core. */
import { describe, expect, it } from 'vitest'
import type { ReportedPlace, ReportView } from '../../../src/contract/api/reports.ts'
import { indicatorKeys, type IndicatorKey } from '../../../src/contract/indicators/indicators.ts'
import type { RoleKey } from '../../../src/contract/roles.ts'
import { aMeeting, district, openTestApp, otherStreet, refusal, type TestApp } from '../../support/app.ts'
import { readMeeting, readRoster } from './sample.ts'

async function openSampleStreet(): Promise<TestApp> {
  const app = await openTestApp({ unit: null })
  app.clock.set('2026-11-26T02:00:00.000Z')
  await app.client.system.initialize({ mode: 'sample' })
  return app
}

const period = '2026-11'
const view = (app: TestApp, month = period): Promise<ReportView> => app.client.reports.view({ period: month })

function place({ places }: ReportView, name: string): ReportedPlace {
  const found = places.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`no place ${name}`)
  return found
}

const value = ({ figures }: ReportedPlace, key: IndicatorKey) => figures[key]?.value

describe('the sample street', () => {
  it('has the figures of its roster, at each level', async () => {
    const roster = await readRoster()
    const report = await view(await openSampleStreet())
    const [street] = report.places
    if (street === undefined) throw new Error('no street')
    const placed = roster.filter(({ grid }) => grid !== '')
    const grids = new Map(placed.map((line) => [line.grid, line]))
    expect(value(street, 'grids')).toBe(grids.size)
    expect(value(street, 'people')).toBe(roster.length)
    expect(value(street, 'unplacedPeople')).toBe(roster.length - placed.length)
    expect(value(street, 'postings')).toBe(roster.length)
    expect(value(street, 'households')).toBe([...grids.values()].reduce((sum, line) => sum + line.households, 0))
    expect(value(street, 'population')).toBe(5230 + 4180 + 2960 + 4410 + 3875 + 4690)
    for (const [community, lines] of Map.groupBy(placed, (line) => line.community)) {
      const shown = place(report, community)
      expect(value(shown, 'fullTimeMembers')).toBe(lines.filter(({ role }) => role === '专职网格员').length)
      expect(value(shown, 'grids')).toBe(new Set(lines.map(({ grid }) => grid)).size)
      expect(value(shown, 'postings')).toBe(lines.length)
    }
    for (const [grid, lines] of Map.groupBy(placed, (line) => line.grid)) {
      expect(value(place(report, grid), 'gridLeaders')).toBe(lines.filter(({ role }) => role === '网格长').length)
    }
  })

  it('has the vacancies that its meeting talks about', async () => {
    const app = await openSampleStreet()
    const report = await view(app)
    const lacking = report.places.filter(
      ({ level, ...at }) => level === 'grid' && (value({ level, ...at }, 'vacancies') ?? 0) > 0,
    )
    expect(lacking.map(({ name }) => name)).toEqual(['月塘第二网格', '望江台第三网格'])
    const { totals } = await app.client.organisation.board({})
    expect(report.places[0]?.figures.staffedGrids).toMatchObject({
      numerator: totals.fullyStaffed,
      denominator: totals.grids,
    })
    expect(value(place(report, '望江台社区'), 'staffedGrids')).toBe(75)
  })

  it('has the figures of its meeting, a rate without anything to divide by is none', async () => {
    const meeting = readMeeting()
    const report = await view(await openSampleStreet())
    const [street] = report.places
    if (street === undefined) throw new Error('no street')
    const came = meeting.attendance['出席']?.length ?? 0
    const excused = meeting.attendance['请假']?.length ?? 0
    expect(street.figures.attendance).toMatchObject({ numerator: came, denominator: came + excused })
    expect(value(street, 'agendaItems')).toBe(meeting.agenda.length)
    expect(value(street, 'resolutions')).toBe(meeting.resolutions.length)
    expect(street.figures.closingRate).toMatchObject({ value: 0, denominator: meeting.resolutions.length })
    expect(value(street, 'timelyRate')).toBe(0)
    expect(street.figures.acceptedTopics).toMatchObject({ value: null, numerator: 0, denominator: 0 })
    for (const name of ['锦屏社区', '橘井社区']) {
      const led = meeting.resolutions.filter(({ responsibleUnit }) => responsibleUnit === name).length
      expect([value(place(report, name), 'meetings'), value(place(report, name), 'resolutions')]).toEqual([1, led])
    }
    expect(place(report, '橘井社区').figures.closingRate).toMatchObject({ value: null, denominator: 0 })
    expect(place(report, '橘井社区').figures.duties).toBeUndefined()
  })

  it('prints its rates in line with its other figures', async () => {
    const { html } = await (await openSampleStreet()).client.reports.print({ period })
    const rates = [...html.matchAll(/<td([^>]*)>[\d.]+%<\/td>/g)].map(([, attributes]) => attributes)
    expect([rates.length > 50, new Set(rates)]).toEqual([true, new Set([' class="number"'])])
  })

  it('shows the rows behind each figure, and they add up to it', async () => {
    const app = await openSampleStreet()
    const report = await view(app)
    for (const shown of report.places.filter(({ level }) => level !== 'grid').slice(0, 3)) {
      for (const [indicator, figure] of indicatorKeys.map((key) => [key, shown.figures[key]] as const)) {
        if (figure === undefined) continue
        const { rows, total } = await app.client.reports.rows({
          period,
          indicator,
          unit: shown.unit,
          communityId: shown.level === 'community' ? shown.key : null,
          limit: 500,
        })
        expect([indicator, rows.reduce((sum, row) => sum + row.amount, 0)]).toEqual([indicator, figure.numerator])
        expect(total).toBe(rows.length)
      }
    }
  })

  it('agrees with itself but for the minutes that are not issued yet', async () => {
    const { client } = await openSampleStreet()
    expect((await client.reports.check({ period })).map(({ rule, total }) => [rule, total])).toEqual([
      ['meetingWithoutMinutes', 1],
    ])
  })
})

describe('a posting', () => {
  it('counts to its last day, and a seat handed over on that day counts once', async () => {
    const app = await openTestApp()
    app.clock.set('2026-12-05T02:00:00.000Z')
    const { organisation, ledgers } = app.client
    const { id: communityId } = await organisation.saveCommunity({ name: '东社区', code: '', population: 500 })
    const grid = { communityId, name: '第一网格', code: '', households: 400, partyGroup: '' }
    const { id: gridId } = await organisation.saveGrid(grid)
    const begin = async (name: string, role: RoleKey, startedOn: string) => {
      const { row } = await ledgers.create({ ledger: 'people', values: { name } })
      const { postingId } = await organisation.assign({ personId: row.id, gridId, role, startedOn })
      return { personId: row.id, postingIds: [postingId] }
    }
    const leave = (who: { personId: string; postingIds: string[] }, endedOn: string) =>
      organisation.leave({ ...who, endedOn, reason: '调离' })
    await leave(await begin('甲某', 'gridLeader', '2026-10-01'), '2026-11-30')
    await leave(await begin('乙某', 'fullTimeMember', '2026-10-01'), '2026-11-30')
    await begin('丙某', 'fullTimeMember', '2026-11-30')
    await leave(await begin('丁某', 'partTimeMember', '2026-10-01'), '2026-11-29')
    const [street] = (await view(app)).places
    const counted = (['gridLeaders', 'fullTimeMembers', 'partTimeMembers'] as const).map((key) =>
      street === undefined ? null : value(street, key),
    )
    expect(counted).toEqual([1, 1, 0])
  })
})

describe('against the past', () => {
  it('counts last month again where dates allow it, and says nothing where they do not', async () => {
    const app = await openSampleStreet()
    const [street] = (await view(app, '2026-12')).places
    expect(street?.figures.meetings).toMatchObject({ value: 0, last: 1, low: 1, high: 1 })
    expect(street?.figures.grids).toMatchObject({ last: null, low: null, high: null })
  })

  it('keeps a month once, as it was, and shows the difference afterwards', async () => {
    const app = await openSampleStreet()
    const first = await app.client.reports.keep({ period })
    const again = await app.client.reports.keep({ period })
    expect([first.kept, again.kept, again.snapshot.id]).toEqual([true, false, first.snapshot.id])
    const { communities } = await app.client.organisation.board({})
    const [community] = communities
    await app.client.organisation.saveGrid({
      communityId: community?.id ?? '',
      name: '枫林渡第六网格',
      code: '',
      households: null,
      partyGroup: '',
    })
    const [street] = (await view(app)).places
    expect(street?.figures.grids).toMatchObject({ value: 25, kept: 24 })
    const [later] = (await view(app, '2026-12')).places
    expect(later?.figures.grids).toMatchObject({ value: 25, last: 24, low: 24, high: 24 })
  })

  it('counts last month again for a place that was not there when it was kept', async () => {
    const app = await openSampleStreet()
    await app.client.reports.keep({ period })
    await app.client.organisation.saveCommunity({ name: '新社区', code: '', population: 100 })
    const [street, ...below] = (await view(app, '2026-12')).places
    expect(street?.figures.meetings).toMatchObject({ value: 0, last: 1 })
    expect(below.find(({ name }) => name === '新社区')?.figures.meetings).toMatchObject({ value: 0, last: 0 })
    expect(below.find(({ name }) => name === '新社区')?.figures.grids).toMatchObject({ last: null })
  })
})

describe('contradictions', () => {
  it('are found where one fact has two values', async () => {
    const app = await openTestApp()
    app.clock.set('2026-11-26T02:00:00.000Z')
    const { meeting } = await app.client.meetings.create(
      aMeeting({
        entitled: 5,
        resolutions: [{ content: '划线', responsibleUnit: '中队', deadline: '2026-11-01' }],
      }),
    )
    const found = await app.client.reports.check({ period })
    expect(found.map(({ rule }) => rule)).toEqual(['meetingWithoutMinutes', 'entitledDiffers', 'deadlineBeforeMeeting'])
    expect(found[1]?.rows).toEqual([
      { kind: 'meetings', id: meeting.id, label: meeting.title, detail: '应到写作 5 人；名单里 2 人' },
    ])
  })
})

describe('a rule that many break', () => {
  it('leads to all of them, page by page', async () => {
    const app = await openTestApp()
    for (let number = 0; number < 55; number += 1)
      await app.client.organisation.saveCommunity({ name: `第${number}社区`, code: '', population: null })
    const rule = 'populationMissing'
    const found = (await app.client.reports.check({ period })).find((one) => one.rule === rule)
    expect([found?.total, found?.rows.length]).toEqual([55, 50])
    const pages = [0, 20, 40].map((offset) => app.client.reports.broken({ period, rule, offset, limit: 20 }))
    const rows = (await Promise.all(pages)).flat()
    expect([rows.length, new Set(rows.map(({ id }) => id)).size]).toEqual([55, 55])
    expect(rows.slice(0, 50)).toEqual(found?.rows)
  })
})

describe('a number that is not there', () => {
  it('is said, since totals take it for 0', async () => {
    const app = await openTestApp()
    const { organisation } = app.client
    const { id: communityId } = await organisation.saveCommunity({ name: '东社区', code: '', population: null })
    await organisation.saveCommunity({ name: '西社区', code: '', population: 0 })
    const grid = { communityId, code: '', partyGroup: '' }
    await organisation.saveGrid({ ...grid, name: '第一网格', households: null })
    await organisation.saveGrid({ ...grid, name: '第二网格', households: 0 })
    const found = await app.client.reports.check({ period })
    expect(found.map(({ rule, rows }) => [rule, rows.map(({ label }) => label)])).toEqual([
      ['populationMissing', ['东社区']],
      ['householdsMissing', ['第一网格']],
    ])
  })
})

describe('a district', () => {
  it('counts each street by itself and adds them up', async () => {
    const bureau = await openTestApp({ unit: district })
    bureau.clock.set('2026-11-26T02:00:00.000Z')
    for (const unit of [undefined, otherStreet]) {
      const app = await openTestApp(unit === undefined ? {} : { unit })
      app.clock.set('2026-11-26T01:00:00.000Z')
      await app.client.meetings.create(aMeeting())
      if (unit === undefined) await app.client.meetings.create(aMeeting({ title: '第二次' }))
      const { artifact } = await app.client.exchange.create({
        period,
        recipient: district.unitCode,
        protection: 'none',
      })
      const { planId } = await bureau.client.exchange.preview({ fileId: bureau.stage(artifact.name, artifact.bytes) })
      await bureau.client.exchange.apply({ planId, acceptSender: true })
      await app.close()
    }
    const { places } = await view(bureau)
    expect(places.map((at) => [at.level, at.name, value(at, 'meetings')])).toEqual([
      ['district', district.unitName, 3],
      ['street', '云溪街道办事处', 2],
      ['street', otherStreet.unitName, 1],
    ])
    const within = await bureau.client.reports.view({ period, unit: otherStreet.unitCode })
    expect(within.places.map((at) => [at.level, value(at, 'meetings')])).toEqual([['street', 1]])
  })

  it('is not looked into by a street', async () => {
    const { client } = await openTestApp()
    expect(await refusal(client.reports.view({ period, unit: otherStreet.unitCode }))).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the reminder', () => {
  it('comes in the week before its day, and goes when the month has been kept', async () => {
    const app = await openTestApp()
    expect(await app.client.reports.reminder({})).toMatchObject({ day: 25, dueOn: '2026-11-25', state: 'ahead' })
    app.clock.set('2026-11-20T02:00:00.000Z')
    expect(await app.client.reports.reminder({})).toMatchObject({
      state: 'due',
      sentence: '2026年11月的报表请在25日前上报。',
    })
    await app.client.reports.saveReminder({ day: 10 })
    expect(await app.client.reports.reminder({})).toMatchObject({
      state: 'late',
      sentence: '2026年11月的报表应在10日前上报，已过 10 天。',
    })
    await app.client.reports.keep({ period })
    expect(await app.client.reports.reminder({})).toMatchObject({ state: 'done' })
  })
})

describe('the line for a scheduler', () => {
  it('takes the program of another computer as people write it, quoted', async () => {
    const app = await openTestApp()
    const ask = (program: string) => app.client.reports.schedule({ day: 24, time: '20:00', program, out: 'D:\\上报' })
    const { windows } = await ask('"C:\\Program Files\\sidantong\\sidantong.exe" sidan')
    expect(windows).toContain('/TR "\\"C:\\Program Files\\sidantong\\sidantong.exe\\" \\"sidan\\" report')
    await expect(ask('""')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
