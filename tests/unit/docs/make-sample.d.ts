/** What the tests use of the sample's generator, which is plain JavaScript like the other scripts. */
declare module '*/scripts/make-sample/sheets.mjs' {
  export function sampleSheets(): readonly unknown[]
}

declare module '*/scripts/make-sample/workbook.mjs' {
  export function workbookParts(sheets: readonly unknown[]): Map<string, string>
}
