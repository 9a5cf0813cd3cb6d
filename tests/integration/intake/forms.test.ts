/**
 * The corpus of forms: at least 95 % of the columns mapped right with no click, nothing silently wrong. A form that the
 * reader cannot tell apart must be left to a person, with words that say so.
 */
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../../src/core/intake/read-sheets.ts'
import { forms } from '../../fixtures/intake/forms/index.ts'
import { buildForm } from '../../support/forms/build-form.ts'
import { describeScores, scoreForm, total, type Score } from '../../support/forms/score.ts'

describe('the corpus', () => {
  it('has at least 75 forms, no two of one name', () => {
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length)
    expect(forms.length).toBeGreaterThanOrEqual(75)
  })

  it('is read without a click', async () => {
    const scores: Score[] = []
    for (const form of forms) scores.push(scoreForm(form, await readSheets(await buildForm(form))))
    const { right, columns, wrong } = total(scores)
    const report = describeScores(scores)
    if (process.env['SHOW_SCORES'] !== undefined) console.log(report)
    expect(wrong, report).toBe(0)
    expect(right / columns, report).toBeGreaterThanOrEqual(0.95)
  })
})
