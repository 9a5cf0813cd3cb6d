/** `sidan` as a scheduler starts it: under its full path, from anywhere, with next to nothing in its environment. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hostOptions } from '../../../src/core/shell/host-options.ts'

const root = join(import.meta.dirname, '../../..')

test('its place is known to the core, and it runs from there', { timeout: 120_000 }, () => {
  const [program = '', ...others] = hostOptions('/nowhere').commandLine ?? []
  expect(others).toEqual([])
  expect(program).toBe(join(root, process.platform === 'win32' ? 'sidan.cmd' : 'sidan'))
  const { status, stderr } = spawnSync(program, ['没有的命令'], {
    cwd: tmpdir(),
    env: { PATH: '/usr/bin:/bin' },
    shell: process.platform === 'win32',
    encoding: 'utf8',
  })
  expect(stderr).toContain('没有这条命令：没有的命令')
  expect(status).toBe(2)
})

test('the one for Windows starts the same script, and its lines end as the command prompt wants them', () => {
  const text = readFileSync(join(root, 'sidan.cmd'), 'latin1')
  expect(text).toContain('node "%~dp0scripts\\sidan.mjs" %*')
  expect(
    text
      .split('\n')
      .slice(0, -1)
      .every((line) => line.endsWith('\r')),
  ).toBe(true)
})
