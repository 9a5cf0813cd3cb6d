/**
 * Finds text that a person cannot read: cut off by its box without an ellipsis and a title that gives the whole, or
 * standing outside the window where nothing scrolls. Runs inside the page, as text: it can use nothing from this module.
 */
export function findCutText(): string[] {
  const tolerance = 2
  const problems = new Set<string>()

  const isHidden = (element: Element): boolean => {
    const style = getComputedStyle(element)
    // The usual box for text that is only meant to be heard.
    return style.visibility === 'hidden' || style.opacity === '0' || style.clipPath === 'inset(50%)'
  }
  const shortens = (style: CSSStyleDeclaration): boolean =>
    style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
  const describe = (element: Element, why: string): string =>
    `${why}: “${element.textContent.trim().slice(0, 40)}” in <${element.tagName.toLowerCase()} class="${element.className}">`

  /** Goes up from the text until something scrolls; reports the first box that cuts it. */
  const judge = (text: Text): void => {
    const parent = text.parentElement
    if (parent === null || text.data.trim() === '') return
    const range = document.createRange()
    range.selectNodeContents(text)
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0)
    const [first] = rects
    if (first === undefined) return
    const left = Math.min(...rects.map((rect) => rect.left))
    const right = Math.max(...rects.map((rect) => rect.right))
    const top = Math.min(...rects.map((rect) => rect.top))
    const bottom = Math.max(...rects.map((rect) => rect.bottom))
    let isShortened = false
    for (let element: Element | null = parent; element !== null; element = element.parentElement) {
      if (isHidden(element)) return
      const style = getComputedStyle(element)
      isShortened ||= shortens(style)
      const box = element.getBoundingClientRect()
      const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip'
      const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip'
      // A line's box is taller than its letters: only a good part of a line counts as cut.
      const lost = Math.max(tolerance, first.height / 4)
      const isCut =
        (cutsX && (right > box.right + tolerance || left < box.left - tolerance)) ||
        (cutsY && (bottom > box.bottom + lost || top < box.top - lost))
      if (isCut && element !== document.body && element !== document.documentElement) {
        if (!isShortened) problems.add(describe(parent, 'cut without an ellipsis'))
        else if (parent.closest('[title]') === null) problems.add(describe(parent, 'shortened without a title'))
        return
      }
      if (['auto', 'scroll'].includes(style.overflowX) || ['auto', 'scroll'].includes(style.overflowY)) return
      if (style.position === 'fixed') break
    }
    if (right > innerWidth + tolerance || bottom > innerHeight + tolerance || left < -tolerance || top < -tolerance)
      problems.add(describe(parent, 'outside the window'))
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) {
    if (walker.currentNode instanceof Text) judge(walker.currentNode)
  }
  if (document.documentElement.scrollWidth > innerWidth) problems.add('the page is wider than the window')
  return [...problems]
}
