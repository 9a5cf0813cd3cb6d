/** Reading of dates is shared with the window: it stands in the contract, and is part of how the core reads a cell's text. */
export { parseDate, parseDateTime, type ParsedDate } from '../../contract/values/parse-date.ts'
