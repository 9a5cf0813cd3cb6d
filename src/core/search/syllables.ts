/** The syllables of Mandarin without tones, and the ways in which typed letters divide into them and into initials. */

const syllables: ReadonlySet<string> = new Set(
  `a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha
  chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui
  cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er
  fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha
  hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong
  jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao
  le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve m ma mai man mang mao me mei men
  meng mi mian miao mie min ming miu mo mou mu n na nai nan nang nao ne nei nen neng ng ni nian niang niao nie nin ning
  niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian
  qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai
  san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun
  shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
  wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi
  yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng
  zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`
    .split(/\s+/)
    .filter((syllable) => syllable !== ''),
)

/** One character's share of what was typed. */
export interface Unit {
  readonly letters: string
  /** whole: the full sound. initial: its first letters. start: the beginning of the last sound. char: a digit, for itself. */
  readonly kind: 'whole' | 'initial' | 'start' | 'char'
}

const longestSyllable = 6
/** Beyond this many ways the first ones, with the fewest characters, stand for the rest. */
const mostWays = 6

/** The ways to divide letters and digits, those with the fewest characters first. */
export function divide(typed: string): (readonly Unit[])[] {
  let waiting: { readonly units: readonly Unit[]; readonly at: number }[] = [{ units: [], at: 0 }]
  const done: (readonly Unit[])[] = []
  while (waiting.length > 0 && done.length < mostWays) {
    const next: typeof waiting = []
    for (const { units, at } of waiting) {
      if (at === typed.length) done.push(units)
      else for (const unit of unitsAt(typed, at)) next.push({ units: [...units, unit], at: at + unit.letters.length })
    }
    // Those that have come furthest need the fewest characters; a bound keeps a long text from taking long.
    waiting = next.toSorted((a, b) => b.at - a.at).slice(0, 200)
  }
  return done.slice(0, mostWays)
}

function unitsAt(typed: string, at: number): Unit[] {
  const first = typed.charAt(at)
  if (!/[a-z]/.test(first)) return [{ letters: first, kind: 'char' }]
  const units: Unit[] = []
  for (let length = Math.min(longestSyllable, typed.length - at); length > 0; length -= 1) {
    const letters = typed.slice(at, at + length)
    if (syllables.has(letters)) units.push({ letters, kind: 'whole' })
    else if (at + length === typed.length && length > 1 && syllablesFrom(letters).length > 0)
      units.push({ letters, kind: 'start' })
    if (length === 1 || /^[zcs]h$/.test(letters)) units.push({ letters, kind: 'initial' })
  }
  return units
}

const beginnings = new Map<string, readonly string[]>()

/** The syllables that begin so. */
export function syllablesFrom(letters: string): readonly string[] {
  let found = beginnings.get(letters)
  if (found === undefined) {
    found = [...syllables].filter((syllable) => syllable.startsWith(letters))
    beginnings.set(letters, found)
  }
  return found
}
