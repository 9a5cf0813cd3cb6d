/** To which of the standard's typefaces a font belongs: each foundry has a name of its own for it. Pure. */

export type Typeface = '仿宋' | '楷体' | '黑体' | '小标宋' | '宋体'

/** 小标宋 and 仿宋 come before 宋体, whose name they contain. */
const names: readonly (readonly [Typeface, RegExp])[] = [
  ['小标宋', /小标宋|xiao\s*biao\s*song|xbs/i],
  ['仿宋', /仿宋|fang\s*song/i],
  ['楷体', /楷|kai/i],
  ['黑体', /^(simhei|stheiti|heiti|st黑体)|^(方正|华文|汉仪|文鼎|思源|cesi)?黑体/i],
  ['宋体', /宋体|^(n?simsun|stsong|songti)/i],
]

export function typefaceOf(font: string): Typeface | null {
  return names.find(([, pattern]) => pattern.test(font))?.[0] ?? null
}

export function fontWords(font: string): string {
  return font === '' ? '没有指定字体' : font
}
