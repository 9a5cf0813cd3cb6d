/** Finishing touches on the XML of a sheet that the spreadsheet library has no option for. Pure text. */

/**
 * Gives whole columns a format, so that a code typed below the list stays text. `sampleCells` names, column by column,
 * a cell that already has the format.
 */
export function withColumnFormats(xml: string, sampleCells: readonly string[]): string {
  const end = xml.indexOf('</cols>')
  const columns = sampleCells.reduce(
    (cols, cell, index) => {
      const at = xml.lastIndexOf(`<c r="${cell}"`)
      const style = / s="(\d+)"/.exec(xml.slice(at, xml.indexOf('>', at)))?.[1]
      const column = `<col min="${index + 1}" max="${index + 1}" `
      if (at === -1 || style === undefined || !cols.includes(column)) throw new Error(`no format to take from ${cell}`)
      return cols.replace(column, `${column}style="${style}" `)
    },
    xml.slice(0, end),
  )
  return columns + xml.slice(end)
}

/** Lets a row grow when a clerk types more into it: a height marked as custom would stay. */
export function withFreeHeights(xml: string): string {
  return xml.replaceAll(' customHeight="1"', '')
}

/**
 * Characters that XML cannot hold, in the notation of ECMA-376 part 1, 22.9.2.19 — and an underscore that would start
 * such a notation by chance, so that it comes back as it was.
 */
export function escapeForXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, notation)
}

function notation(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
