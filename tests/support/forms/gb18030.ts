/** Text → GB18030, by turning the platform's decoder around: Node can decode it but not encode it. */

let table: ReadonlyMap<string, readonly number[]> | null = null

export function gb18030(text: string): Uint8Array {
  table ??= buildTable()
  const bytes: number[] = []
  for (const sign of text) {
    const code = table.get(sign)
    if (code === undefined) throw new Error(`not in the table of two-byte characters: ${sign}`)
    bytes.push(...code)
  }
  return Uint8Array.from(bytes)
}

/** ASCII, all two-byte characters, and the supplementary planes by formula. */
function buildTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const found = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      try {
        const sign = decoder.decode(Uint8Array.of(lead, trail))
        if (!found.has(sign)) found.set(sign, [lead, trail])
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
      }
    }
  }
  for (let code = 0; code < 0x80; code += 1) found.set(String.fromCharCode(code), [code])
  for (const sign of ['𠮷']) found.set(sign, fourBytes(sign.codePointAt(0) ?? 0))
  return found
}

function fourBytes(codePoint: number): number[] {
  let linear = codePoint - 0x10000
  const last = 0x30 + (linear % 10)
  linear = Math.floor(linear / 10)
  const third = 0x81 + (linear % 126)
  linear = Math.floor(linear / 126)
  return [0x90 + Math.floor(linear / 10), 0x30 + (linear % 10), third, last]
}
