/** What the tests use of the set-up scripts, which are plain JavaScript because they run before anything is installed. */
declare module '*/scripts/lib/browser.mjs' {
  export function findBrowser(): string | null
}

declare module '*/scripts/lib/mantine-styles.mjs' {
  import type { AcceptedPlugin } from 'postcss'
  export function mantineStyles(): AcceptedPlugin[]
}

declare module '*/scripts/lib/vitest-report.mjs' {
  export function cutOffFiles(json: unknown, errors: readonly string[] | null): string[]
  export function tallyVitest(json: unknown): { passed: number; failed: number }
}
