/**
 * A real core on a temporary data folder, with a clock and ids that tests control. Every successful answer is held
 * against the schema of its method, and every answer against the unit's seal. Folders are removed when the test file ends.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { api, type ApiClient, type ApiReply } from '../../src/contract/api.ts'
import { createClient } from '../../src/contract/client.ts'
import type { ApiDefinition, Method } from '../../src/contract/define-api.ts'
import { AppError, describeError, type ApiFailure } from '../../src/contract/errors.ts'
import { meetingDraft, type MeetingDraft, type MeetingDraftInput } from '../../src/contract/meetings.ts'
import { createApp, type App } from '../../src/core/create-app.ts'
import type { AppOptions, LogEntry, SystemStore } from '../../src/core/ports.ts'
import { assertHoldsNoSeal } from './seal-guard.ts'

export interface TestClock {
  /** Moves on by a second with every look, so that no two steps share a time. */
  now(): Date
  set(instant: string): void
}

export interface TestApp {
  readonly dataDir: string
  readonly client: ApiClient
  readonly log: readonly LogEntry[]
  readonly clock: TestClock
  /** The door itself, for calls that the types would not let through. */
  call(method: string, input: unknown): Promise<ApiReply>
  /** @returns the token of the file. */
  stage(name: string, bytes: Uint8Array | string): string
  /** Ends the core and starts it again on the same folder, with something done to the folder in between. */
  reopen(meanwhile?: () => void): Promise<void>
  close(): Promise<void>
}

export interface TestUnit {
  readonly unitName: string
  readonly unitCode: string
}

export const street: TestUnit = { unitName: '云溪街道办事处', unitCode: '999901001' }
export const otherStreet: TestUnit = { unitName: '锦桥街道办事处', unitCode: '999901002' }
export const district: TestUnit = { unitName: '青岚区城市管理局', unitCode: '999901' }

export interface TestAppOptions {
  /** null leaves the folder empty, as at first start. */
  readonly unit?: TestUnit | null
  readonly actor?: string
  /** Takes a folder that is there already, an hour later. */
  readonly dataDir?: string
  readonly systemStore?: SystemStore
}

const definition: ApiDefinition = api

/** Every method of the contract under its full name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries(definition).flatMap(([feature, members]) =>
    Object.entries(members).map(([name, method]): [string, Method] => [`${feature}.${name}`, method]),
  ),
)

const open = new Set<TestApp>()
const folders = new Set<string>()

afterAll(async () => {
  for (const app of open) await app.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
})

export async function openTestApp({
  unit = street,
  actor = '测试员',
  dataDir,
  systemStore,
}: TestAppOptions = {}): Promise<TestApp> {
  const log: LogEntry[] = []
  const clock = testClock(dataDir === undefined ? '2026-11-05T02:00:00.000Z' : '2026-11-05T03:00:00.000Z')
  const options: AppOptions = {
    dataDir: dataDir ?? temporaryFolder(),
    appVersion: '0.1.0',
    resourcesDir: join(import.meta.dirname, '../../resources'),
    actor,
    now: () => clock.now(),
    newId: testIds(),
    log: (entry) => log.push(entry),
    commandLine: ['/opt/四单通/sidan'],
    systemStore: systemStore ?? null,
  }
  let core: App | null = await createApp(options)
  const running = (): App => {
    if (core === null) throw new Error('the test app is closed')
    return core
  }
  const ask = async (method: string, input: unknown): Promise<ApiReply> => {
    const reply = checked(method, await running().call(method, input))
    assertHoldsNoSeal(options.dataDir, method, reply)
    return reply
  }
  const app: TestApp = {
    dataDir: options.dataDir,
    client: createClient((method, input) => ask(method, input)),
    log,
    clock,
    call: ask,
    stage: (name, bytes) => running().stageFile(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes).id,
    reopen: async (meanwhile) => {
      await running().close()
      meanwhile?.()
      core = await createApp(options)
    },
    close: async () => {
      open.delete(app)
      await core?.close()
      core = null
    },
  }
  open.add(app)
  if (unit !== null) await app.client.system.initialize({ mode: 'blank', ...unit })
  return app
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong 测试 '))
  folders.add(folder)
  return folder
}

/** A successful answer must be exactly what the contract says. */
function checked(name: string, reply: ApiReply): ApiReply {
  if (reply.ok) methods.get(name)?.output.parse(reply.value)
  return reply
}

export function testClock(start: string): TestClock {
  let time = Date.parse(start)
  return {
    now: () => {
      time += 1000
      return new Date(time)
    },
    set: (instant) => (time = Date.parse(instant)),
  }
}

let series = 0

/** Valid UUIDs in ascending order, different in every app of the process. */
export function testIds(): () => string {
  series += 1
  const head = `0199${series.toString(16).padStart(4, '0')}`
  let last = 0
  return () => {
    last += 1
    return `${head}-0000-7000-8000-${last.toString(16).padStart(12, '0')}`
  }
}

/** What a call is refused with. */
export async function refusal(attempt: Promise<unknown>): Promise<ApiFailure> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('the call was not refused')
}

/** The sentence that the clerk reads when a call is refused. */
export async function refusalSentence(attempt: Promise<unknown>): Promise<string> {
  return describeError(await refusal(attempt))
}

export function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../fixtures/intake', name))
}

export const sampleWorkbook = '四张清单-云溪街道.xlsx'

const preparedFolders = new Map<string, string>()

/** A street with the four lists of the sample workbook, imported in the step before. */
export async function openSampleApp({
  unit = street,
  ...options
}: { unit?: TestUnit; actor?: string } = {}): Promise<TestApp> {
  let prepared = preparedFolders.get(unit.unitCode)
  if (prepared === undefined) {
    const app = await openTestApp({ unit })
    await importFiles(app, [[sampleWorkbook, fixture(sampleWorkbook)]])
    await app.close()
    prepared = app.dataDir
    preparedFolders.set(unit.unitCode, prepared)
  }
  const dataDir = temporaryFolder()
  cpSync(prepared, dataDir, { recursive: true })
  return await openTestApp({ ...options, unit: null, dataDir })
}

export async function importFiles(
  { client, ...app }: TestApp,
  files: readonly (readonly [name: string, bytes: Uint8Array | string])[],
): Promise<Awaited<ReturnType<ApiClient['intake']['apply']>>> {
  const { planId } = await client.intake.preview({ fileIds: files.map(([name, bytes]) => app.stage(name, bytes)) })
  return await client.intake.apply({ planId })
}

/** A meeting that is complete enough to be issued. */
export function aMeeting(changes: Partial<MeetingDraftInput> = {}): MeetingDraft {
  return meetingDraft.parse({
    title: '云溪街道2026年第十一次城市管理进社区联席会议',
    kind: '联席会议',
    heldAt: '2026-11-05T14:30',
    place: '街道三楼会议室',
    chair: '主任甲',
    recorder: '书记员乙',
    discussion: '与会人员讨论了整治方案。',
    agenda: [
      { title: '夜市占道经营整治', presenter: '中队长丙', discussion: '会上听取了汇报。' },
      { title: '飞线充电治理', presenter: '', discussion: '' },
    ],
    attendance: [
      { status: '出席', unit: '云溪街道办事处', name: '甲某' },
      { status: '列席', unit: '环卫公司', name: '丙某' },
      { status: '请假', unit: '社区民警', name: '丁某' },
    ],
    resolutions: [{ content: '夜市摊位划线入市', responsibleUnit: '街道执法中队', deadline: '2026-12-01' }],
    ...changes,
  })
}
