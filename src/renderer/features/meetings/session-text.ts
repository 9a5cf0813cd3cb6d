/** How the count of a meeting (第几次) is read from a box and said in words. Pure. */

/** @returns null for an emptied box, undefined for what is no count. */
export function readSession(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const session = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : Number.NaN
  return session >= 1 && session <= 100_000 ? session : undefined
}

export function leftOutInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `还没有第 ${from} 次` : `还没有第 ${from} 次至第 ${to} 次`
}

/** A title that names the old count goes along: “第3次” must not stand over the fourth meeting. */
export function titleWithSession(title: string, before: number | null, after: number | null): string {
  if (before === null || after === null) return title
  return title.replace(`第${before}次`, `第${after}次`)
}
