/** The small markup reader of the minutes' page: what the core draws is read, everything else is refused. */
import { describe, expect, it } from 'vitest'
import { readMarkup } from '../../../src/renderer/features/meetings/markup.ts'

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

  it.each([
    ['a script', '<p><script>1</script></p>'],
    ['an image', '<p><img src="x"></p>'],
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
