/** What the tests use of the set-up scripts, which are plain JavaScript because they run before anything is installed. */
declare module '*/scripts/lib/browser.mjs' {
  export function findBrowser(): string | null
}

declare module '*/scripts/lib/mantine-styles.mjs' {
  export function mantineStyles(): import('postcss').AcceptedPlugin[]
}
