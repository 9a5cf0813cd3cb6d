/** The small markup reader of the minutes' page: what the core draws is read, everything else is refused. */
import { describe, expect, it } from 'vitest'
import { readMarkup } from '../../../src/renderer/ui/markup.ts'

describe('readMarkup', () => {
  it('reads elements, kept attributes, entities and the style of a page', () => {
    const page = readMarkup(
      '<!doctype html><html lang="zh-CN"><head><title>纪要</title><style>p > b { color: red }</style></head>' +
        '<body><p class="title" onclick="steal()">一、&lt;甲&gt; &amp; &#20057;<br></p></body></html>',
    )
    expect(page).toEqual({
      styleText: 'p > b { color: red }',
      body: [
        {
          tag: 'p',
          attributes: { class: 'title' },
          children: ['一、<甲> & 乙', { tag: 'br', attributes: {}, children: [] }],
        },
      ],
    })
  })

  it('takes a picture that the page carries', () => {
    const src = 'data:image/png;base64,iVBORw0KGgo='
    expect(readMarkup(`<p><img src="${src}" alt="照片" onerror="steal()"></p>`).body).toEqual([
      { tag: 'p', attributes: {}, children: [{ tag: 'img', attributes: { src, alt: '照片' }, children: [] }] },
    ])
  })

  it.each([
    ['a script', '<p><script>1</script></p>'],
    ['an image from elsewhere', '<p><img src="https://example.org/x.png"></p>'],
    ['an image that can hold a script', '<p><img src="data:image/svg+xml;base64,PHN2Zz4="></p>'],
    ['an attribute without quotes', '<p class=x>甲</p>'],
    ['a tag closed out of turn', '<p><em>甲</p></em>'],
    ['an element that is not closed', '<div><p>甲</p>'],
    ['more closings than openings', '<p>甲</p></p>'],
    ['an end inside a tag', '<p>甲</p'],
    ['a style without an end', '<style>p {}'],
  ])('refuses %s', (_, html) => {
    expect(() => readMarkup(html)).toThrow(/^markup /)
  })
})
