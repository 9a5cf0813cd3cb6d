/** The command lines that have the month reported by the operating system's own scheduler. Pure; starts nothing. */

export interface Schedule {
  readonly day: number
  /** `20:00` */
  readonly time: string
  /** The words that call sidan: its program, or what runs it and its entry. */
  readonly program: readonly string[]
  readonly dataDir: string
  readonly out: string
}

/** schtasks cuts what follows /TR here. */
export const longestTask = 261

/**
 * @returns the line for the Windows command prompt. Quotes within /TR are written \"; a folder must not end in a backslash,
 * which would take the quote with it.
 */
export function windowsLine({ day, time, program, dataDir, out }: Schedule): { line: string; tooLong: boolean } {
  const quoted = (path: string): string => `\\"${path.replace(/\\+$/, (end) => `${end}.`)}\\"`
  const task = [...program.map(quoted), 'report', '--data', quoted(dataDir), '--out', quoted(out), '--log', quoted(`${trimmed(out, '\\')}\\四单通月报.log`)].join(' ') // prettier-ignore
  const line = `schtasks /Create /F /TN "四单通月报" /SC MONTHLY /D ${day} /ST ${time} /TR "${task}"`
  return { line, tooLong: task.replaceAll('\\"', '"').length > longestTask }
}

/** @returns the line for crontab, in which % is a line end unless it is escaped. */
export function cronLine({ day, time, program, dataDir, out }: Schedule): string {
  const [hour = '', minute = ''] = time.split(':')
  const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`.replaceAll('%', '\\%')
  const log = quoted(`${trimmed(out, '/')}/四单通月报.log`)
  const task = [...program.map(quoted), 'report', '--data', quoted(dataDir), '--out', quoted(out), '--log', log].join(
    ' ',
  )
  return `${Number(minute)} ${Number(hour)} ${day} * * ${task}`
}

function trimmed(folder: string, separator: string): string {
  let end = folder.length
  while (end > 1 && folder[end - 1] === separator) end -= 1
  return folder.slice(0, end)
}
