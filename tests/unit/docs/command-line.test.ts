/** docs/manual/命令行.md says what the command line does. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { staffingRules } from '../../../src/contract/api/organisation.ts'
import { errorMessages } from '../../../src/contract/errors.ts'
import { type Command } from '../../../src/cli/command.ts'
import { exitCodes } from '../../../src/contract/exit-codes.ts'
import { readPage, root } from './pages.ts'

const page = readPage('docs/manual/命令行.md')
const commands = await readCommands()

async function readCommands(): Promise<Command[]> {
  const files = globSync('src/cli/commands/*.ts', { cwd: root })
  const modules = await Promise.all(files.map(async (file): Promise<unknown> => await import(join(root, file))))
  return modules.flatMap((module) => (isObject(module) ? Object.values(module).filter(isCommand) : []))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isCommand(value: unknown): value is Command {
  return isObject(value) && 'usage' in value && 'summary' in value && 'run' in value
}

/** The text under a command's heading. */
function sectionOf(name: string): string {
  return page.split(/^### /m).find((section) => section.startsWith(`sidan ${name}\n`)) ?? ''
}

test('every command of run.ts is found', () => {
  // A long import names them in lines of the same shape.
  const listed = new Set([...readPage('src/cli/run.ts').matchAll(/^ {2}(\w+Command),$/gm)].map(([, name]) => name))
  expect(commands).toHaveLength(listed.size)
})

test('no command is described that does not exist', () => {
  const described = [...page.matchAll(/^### sidan (.+)$/gm)].map(([, name]) => name)
  expect(described.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
})

describe.each(commands)('sidan $name', ({ name, usage, options }) => {
  test('its usage is quoted as it is', () => {
    expect(sectionOf(name)).toContain(`\`sidan ${usage}\``)
  })

  test('its options are all in the usage', () => {
    const missing = Object.keys(options).filter((option) => !sectionOf(name).includes(`--${option}`))
    expect(missing).toEqual([])
  })
})

test('every exit code is in the table', () => {
  const described = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))
  expect(described).toEqual(Object.values(exitCodes))
})

test('every staffing rule is named', () => {
  expect(staffingRules.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([])
})

test('the refusals of a package are error codes', () => {
  const named = [...page.matchAll(/`(package_\w+)`/g)].map(([, code]) => code)
  expect(named.length).toBeGreaterThan(4)
  expect(named.filter((code) => code === undefined || !Object.hasOwn(errorMessages, code))).toEqual([])
})
