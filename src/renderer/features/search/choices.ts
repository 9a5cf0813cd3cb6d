/** What the palette offers for a text, in sections: suggestions, hits, commands. Pure, so that the list on screen is plain to draw. */
import { searchKindLabels, type SearchAnswer, type SearchHit, type SearchKind } from '../../../contract/api/search.ts'
import type { TextRange } from '../../../contract/search/match.ts'
import { suggestOperators } from '../../../contract/search/operators.ts'
import type { AppCommand } from '../../app/commands.ts'

export type Choice =
  | { readonly id: string; readonly type: 'hit'; readonly hit: SearchHit; readonly kind: SearchKind }
  | {
      readonly id: string
      readonly type: 'command'
      readonly command: AppCommand
      readonly ranges: readonly TextRange[]
    }
  | {
      readonly id: string
      readonly type: 'suggestion'
      readonly insert: string
      readonly label: string
      readonly hint: string
    }

export type Filter = SearchKind | 'commands'

export interface Section {
  readonly key: string
  readonly title: string
  readonly count: string | null
  readonly choices: readonly Choice[]
}

export const commandsTitle = '命令'
const commandsBesideHits = 4

export function filterLabel(filter: Filter): string {
  return filter === 'commands' ? commandsTitle : searchKindLabels[filter]
}

export interface FoundCommand {
  readonly command: AppCommand
  readonly ranges: readonly TextRange[]
}

/** By its name first, else by another word for it. */
export function findCommands(
  commands: readonly AppCommand[],
  text: string,
  match: (name: string, typed: string) => TextRange[] | null,
): FoundCommand[] {
  const found = commands.flatMap((command) => {
    const ranges = match(command.label, text)
    if (ranges !== null) return [{ command, ranges, rank: (ranges[0]?.start ?? 0) === 0 ? 0 : 1 }]
    return match(command.words, text) === null ? [] : [{ command, ranges: [], rank: 2 }]
  })
  return found.toSorted((a, b) => a.rank - b.rank)
}

export function sectionsOf(
  text: string,
  filter: Filter | null,
  answer: SearchAnswer | null,
  commands: readonly FoundCommand[],
): Section[] {
  const suggestions = filter === null ? suggestOperators(text) : []
  const shownCommands = filter === null ? commands.slice(0, commandsBesideHits) : commands
  const groups = (answer?.groups ?? []).filter(({ kind }) => filter === null || kind === filter)
  const hits = groups.map(({ kind, count, more, hits: found }): Section => ({
    key: kind,
    title: searchKindLabels[kind],
    count: countText(count, more),
    choices: found.map((hit) => ({ id: `${kind}-${hit.recordId}`, type: 'hit', hit, kind })),
  }))
  const commandSection: Section = {
    key: 'commands',
    title: commandsTitle,
    count: String(commands.length),
    choices: shownCommands.map(({ command, ranges }) => ({
      id: `command-${command.id.replace(/\W/g, '-')}`,
      type: 'command',
      command,
      ranges,
    })),
  }
  const suggestionSection: Section = {
    key: 'suggestions',
    title: '条件',
    count: null,
    choices: suggestions.map((suggestion) => ({
      id: `suggest-${suggestion.label}`,
      type: 'suggestion',
      ...suggestion,
    })),
  }
  // A command whose name begins with what was typed is what most people mean by it.
  const named = commands[0]?.ranges[0]?.start === 0
  const body = filter === 'commands' ? [commandSection] : named ? [commandSection, ...hits] : [...hits, commandSection]
  const found = filter === null || filter === 'commands' ? body : hits
  // Values of a condition that has been opened come first; a mere name of one stays a word until it is chosen.
  const sections = /[:：]\S*$/u.test(text) ? [suggestionSection, ...found] : [...found, suggestionSection]
  return sections.filter(({ choices }) => choices.length > 0)
}

export function countText(count: number, more: boolean): string {
  return more ? `${count}+` : String(count)
}
