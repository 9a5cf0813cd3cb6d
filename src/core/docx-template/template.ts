/**
 * An office's own .docx as the layout of its minutes: looked at before it is kept, filled when a document is issued. Pure
 * but for time; knows nothing of meetings beyond the names of the fields.
 */
import { AppError } from '../../contract/errors.ts'
import { readDocxParts, type DocxFile } from '../compliance/reading/docx-parts.ts'
import { repackStable } from '../documents/stable-zip.ts'
import { compile, type Compiled, type StructureFault } from './engine.ts'
import { inspectTags, type TemplateError } from './inspect-tags.ts'
import { readTags, type TemplatePart } from './tags.ts'
import { templateFields, templateLists, type TemplateData, type TemplateField } from './template-fields.ts'

export interface TemplateInspection {
  /** Tags that occur, each once, in the order of the text. */
  readonly fields: readonly string[]
  readonly errors: readonly TemplateError[]
}

/** @throws AppError file_not_document, document_damaged, document_unsafe */
export async function inspectTemplate(file: DocxFile): Promise<TemplateInspection> {
  const { parts, errors } = await prepare(file)
  const names = parts.flatMap(({ tags }) => tags.map(({ name }) => name)).filter((name) => name !== '')
  return { fields: [...new Set(names)], errors }
}

/** The same template and data always give the same bytes. @throws AppError template_invalid, and those of inspectTemplate */
export async function fillTemplate(file: DocxFile, data: TemplateData): Promise<Uint8Array> {
  const { render, errors } = await prepare(file)
  assertFits(file.name, errors)
  if (render === null) throw new Error('a template without errors has not been compiled')
  return await repackStable(render(scopeOf(data)), () => null)
}

/** @throws AppError template_invalid with the first error and how many there are. */
export function assertFits(file: string, errors: readonly TemplateError[]): void {
  const [first] = errors
  if (first !== undefined) throw new AppError('template_invalid', { file, count: errors.length, reason: first.message })
}

interface Prepared {
  readonly parts: readonly TemplatePart[]
  /** Null when there are errors. */
  readonly render: Extract<Compiled, { ok: true }>['render'] | null
  readonly errors: readonly TemplateError[]
}

async function prepare(file: DocxFile): Promise<Prepared> {
  // Sizes and declarations are checked here; the engine trusts what it is given.
  const parts = readTags(await readDocxParts(file))
  const errors = inspectTags(parts)
  if (errors.length > 0) return { parts, render: null, errors }
  const compiled = compile(file.bytes)
  if (compiled.ok) return { parts, render: compiled.render, errors: [] }
  return { parts, render: null, errors: compiled.faults.map((found) => structureError(parts, found)) }
}

function structureError(parts: readonly TemplatePart[], { tag }: StructureFault): TemplateError {
  const name = tag.replace(/^[#/^]/, '')
  const found = parts.flatMap(({ tags }) => tags).find((each) => each.name === name)
  if (found === undefined) return { message: '模板的循环结构有误', paragraph: 1 }
  const { part, ordinal } = found.place
  return {
    message: `${part}第 ${ordinal} 段的 {#${name}} 与 {/${name}} 不在同一层，请都放在正文里，或都放在表格的同一行里`,
    paragraph: ordinal,
  }
}

type Scope = Readonly<Record<string, unknown>>

/** The data under the names of the tags; nothing is left undefined. */
function scopeOf(data: TemplateData): Scope {
  const lists = Object.entries(templateLists).map(([key, { tag, fields }]): [string, Scope[]] => {
    const entries = valueOf(data, key)
    const items = Array.isArray(entries) ? entries : []
    return [tag, items.map((item, index) => ({ ...named(fields, item), ...numbered(item, index) }))]
  })
  return { ...named(templateFields, data), ...Object.fromEntries(lists) }
}

function named(fields: Readonly<Record<string, TemplateField>>, values: unknown): Scope {
  return Object.fromEntries(Object.entries(fields).map(([key, { tag }]) => [tag, printable(valueOf(values, key))]))
}

/** Entries without a number of their own are counted. */
function numbered(item: unknown, index: number): Scope {
  const own = printable(valueOf(item, 'position'))
  return { [templateLists.resolutions.fields.position.tag]: own === '' ? String(index + 1) : own }
}

function valueOf(values: unknown, key: string): unknown {
  if (typeof values !== 'object' || values === null) return undefined
  return Object.getOwnPropertyDescriptor(values, key)?.value
}

/** XML holds neither control characters nor halves of characters, and a word processor refuses a file with one. */
export function printable(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .toWellFormed()
    .replace(/[^\n -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
