/** A complete HTML document without scripts, for the window and for paper. Knows nothing of what is in it. */

export interface HtmlDocument {
  readonly title: string
  readonly css: string
  readonly body: string
  /** Whether pictures may be in it, as data: addresses. */
  readonly pictures?: boolean
}

export function htmlDocument({ title, css, body, pictures = false }: HtmlDocument): string {
  const policy = `default-src 'none'; ${pictures ? 'img-src data:; ' : ''}style-src 'unsafe-inline'`
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${css}\n</style>`,
    '</head>',
    `<body>\n<main>\n${body}\n</main>\n</body>`,
    '</html>\n',
  ].join('\n')
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
