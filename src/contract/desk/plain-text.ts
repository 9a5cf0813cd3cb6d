/** Text from the clipboard of another program, as plain text: lists and lines stay, what cannot be written down goes. Pure. */

// Word writes bullets as letters of its symbol fonts, in the private use area, and soft line breaks as vertical tabs.
const bullet = /^[\s]*[\uE000-\uF8FF•·●○■◆§][\t \u00A0]+/gm
// Controls but for tab and line feed, joiners and marks of direction, the place of a picture, halves of a pair.
const unwritable =
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFF9-\uFFFC\uFFFE\uFFFF]|\p{Cs}/gu

export function plainText(pasted: string): string {
  return pasted
    .replace(/\r\n?|\v|\f|\u0085|\u2028|\u2029/g, '\n')
    .replace(bullet, '· ')
    .replace(/\u00A0/g, ' ')
    .replace(unwritable, '')
    .replace(/[ \t]+$/gm, '')
}
