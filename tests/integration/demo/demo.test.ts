/** The main job from end to end on the sample street, as `npm run demo` walks it: every step states what must come out. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const script = join(import.meta.dirname, '../../../scripts/demo.mjs')

it('walks from the workbook to the district without a difference', { timeout: 240_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script], { maxBuffer: 16 * 1024 * 1024 })
  expect(stdout).toContain('全部相符')
})
