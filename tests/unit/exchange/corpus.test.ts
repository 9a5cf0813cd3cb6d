/** The corpus: every package in it gets the answer that is written beside it, and each defect alone is the reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../../src/contract/errors.ts'
import { readPackage } from '../../../src/core/exchange/format/read-package.ts'
import { validCases, warningCases } from '../../checks/package/corpus/accepted.ts'
import { brokenArchives, tooManyEntries } from '../../checks/package/corpus/broken-archives.ts'
import { brokenContent } from '../../checks/package/corpus/broken-content.ts'

const folder = new URL('../../fixtures/exchange/corpus/', import.meta.url)
const expected = z
  .array(
    z.strictObject({
      file: z.string(),
      answer: z.string(),
      place: z.string().optional(),
      warnings: z.array(z.string()).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))
const invalid = [...brokenArchives, ...brokenContent]

interface Answer {
  readonly answer: string
  /** What the message says. */
  readonly says: string
  readonly warnings: readonly string[]
}

async function answerTo(bytes: Uint8Array): Promise<Answer> {
  try {
    const { warnings } = await readPackage({ name: '包.zip', bytes })
    return { answer: 'accepted', says: '', warnings: warnings.map(({ code }) => code) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { reason, version } = error.details
    return { answer: error.code, says: String(reason ?? version), warnings: [] }
  }
}

describe('the corpus as it is kept', () => {
  it('has an answer for every file, and at least 60 defects', () => {
    const kept = ['valid', 'warning', 'invalid'].flatMap((kind) =>
      readdirSync(new URL(kind, folder)).map((name) => `${kind}/${name}`),
    )
    expect(kept.sort()).toEqual(expected.map(({ file }) => file).sort())
    expect(expected.filter(({ file }) => file.startsWith('invalid/')).length).toBeGreaterThanOrEqual(60)
  })

  it('is what the recipes name', () => {
    const made = [
      ...validCases.map(({ name }) => ({ file: `valid/${name}.zip`, answer: 'accepted' })),
      ...warningCases.map(({ name, warnings }) => ({ file: `warning/${name}.zip`, answer: 'accepted', warnings })),
      ...invalid.map(({ name, answer, place }) => ({ file: `invalid/${name}.zip`, answer, place })),
    ]
    expect(expected).toEqual(made)
  })

  it.each(expected)('$file: $answer $place', async ({ file, answer, place = '', warnings = [] }) => {
    const bytes = readFileSync(new URL(file, folder))
    expect(bytes.length).toBeLessThan(12_000)
    const given = await answerTo(bytes)
    expect(given).toMatchObject({ answer, warnings })
    expect(given.says).toContain(place)
  })
})

describe('each defect alone is the reason', () => {
  it.each([...invalid, tooManyEntries])('$name', async ({ make, answer, place }) => {
    const broken = await answerTo(make(true))
    expect([broken.answer, broken.says.includes(place)], broken.says).toEqual([answer, true])
    expect((await answerTo(make(false))).answer).toBe('accepted')
  })
})
