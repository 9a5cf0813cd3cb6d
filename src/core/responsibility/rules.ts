/** The responsibility map of an office, from its lists and grids alone. Pure. */
import type {
  ResponsibilityFinding,
  ResponsibilityKind,
  ResponsibilityMap,
  ResponsibilitySubject,
  ResponsibilitySummary,
} from '../../contract/api/responsibility.ts'
import { checkAssistMatters, checkKeyMatters } from './matter-rules.ts'
import type { Checked, Found, Office } from './model.ts'
import { checkGrids, checkPeople, checkPosts, holdPosts } from './people-rules.ts'
import { checkPlaces } from './place-rules.ts'

export function mapResponsibility(office: Office): ResponsibilityMap {
  const posts = holdPosts(office)
  const checks: readonly (readonly [ResponsibilitySubject, Checked])[] = [
    ['posts', checkPosts(posts)],
    ['people', checkPeople(office, posts)],
    ['keyMatters', checkKeyMatters(office)],
    ['assistMatters', checkAssistMatters(office)],
    ['grids', checkGrids(office)],
    ['places', checkPlaces(office)],
  ]
  return {
    summary: checks.map(([subject, checked]) => summarise(subject, checked)),
    findings: checks.flatMap(([, { found }]) => found.map(withoutItems)),
    posts: posts.map(({ post, duties, people, by, assigned }) => ({
      post,
      duties: duties.length,
      people: people.length,
      by,
      assigned,
    })),
    placeColumns: office.placeColumns.map(({ label }) => label),
  }
}

/** Counts things, not findings: a matter without unit and time limit is one matter. */
function summarise(subject: ResponsibilitySubject, { total, found }: Checked): ResponsibilitySummary {
  const touched = (kind?: ResponsibilityKind): number =>
    new Set(found.filter((one) => kind === undefined || one.kind === kind).flatMap(({ items }) => items)).size
  return {
    subject,
    total,
    sound: total - touched(),
    gap: touched('gap'),
    overlap: touched('overlap'),
    incomplete: touched('incomplete'),
  }
}

function withoutItems(found: Found): ResponsibilityFinding {
  const { rule, kind, subject, severity, place, message, fix, source, count, link, holder } = found
  return { rule, kind, subject, severity, place, message, fix, source, count, link, holder }
}
