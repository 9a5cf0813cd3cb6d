/** Shows a page drawn by the core in a shadow tree of its own, so that its styles and ours never meet. */
import { useEffect, useRef } from 'react'
import { readMarkup, type MarkupNode } from './markup.ts'
import classes from './paper-preview.module.css'

/** The page is a part of ours: a second main landmark would confuse whoever listens to it. */
const replacedTags: Readonly<Record<string, string>> = { main: 'div' }

/** A sheet that is wider than the window is drawn smaller, as long as it can be read. */
const smallestZoom = 0.65

export interface PaperPreviewProps {
  readonly html: string
  readonly label: string
  /** The rule for the paper, for pages that are not laid out sheet by sheet; by default A4 without margins. */
  readonly pageRule?: string
}

export function PaperPreview({ html, label, pageRule }: PaperPreviewProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const page = readMarkup(html)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(page.styleText)
    shadow.adoptedStyleSheets = [sheet]
    shadow.replaceChildren(...page.body.map(build))
  }, [html])
  useEffect(() => {
    const element = host.current
    const desk = element?.parentElement
    if (element === null || desk === null || desk === undefined) return
    const fit = () => {
      element.style.zoom = '1'
      const room = desk.clientWidth / element.scrollWidth
      element.style.zoom = String(Math.max(smallestZoom, Math.min(1, room)))
    }
    const observer = new ResizeObserver(fit)
    observer.observe(desk)
    return () => observer.disconnect()
  }, [html])
  useEffect(() => {
    if (pageRule === undefined) return
    // Paper is a matter of the whole document: within a shadow tree the rule would not be seen.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(pageRule)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
    }
  }, [pageRule])
  return (
    <div className={classes.desk} role="region" aria-label={label} tabIndex={0}>
      <div ref={host} className={`${classes.paper ?? ''} ${pageRule === undefined ? (classes.minutes ?? '') : ''}`} />
    </div>
  )
}

function build(node: MarkupNode): Node {
  if (typeof node === 'string') return document.createTextNode(node)
  const element = document.createElement(replacedTags[node.tag] ?? node.tag)
  for (const [name, value] of Object.entries(node.attributes)) {
    // Set through the object model: the policy refuses style attributes, not styles.
    if (name === 'style') element.style.cssText = value
    else element.setAttribute(name, value)
  }
  element.append(...node.children.map(build))
  return element
}
