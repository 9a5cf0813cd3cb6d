/**
 * The people of the sample street: invented names, telephone numbers of an unassigned range. Gaps are put in on purpose,
 * so that the staffing page has something to find.
 */

const streetCode = '999901001'

/** Households of each grid; a community with two full-time members per grid has its full quota. */
export const communities = [
  { name: '枫林渡社区', short: '枫林渡', population: 5230, households: [412, 396, 438, 371, 405], fullTime: 1 },
  { name: '月塘社区', short: '月塘', population: 4180, households: [388, 421, 402, 365], fullTime: 1 },
  { name: '石鼓巷社区', short: '石鼓巷', population: 2960, households: [334, 357, 342], fullTime: 2 },
  { name: '望江台社区', short: '望江台', population: 4410, households: [446, 429, 417, 453], fullTime: 1 },
  { name: '橘井社区', short: '橘井', population: 3875, households: [378, 362, 391, 355], fullTime: 1 },
  { name: '锦屏社区', short: '锦屏', population: 4690, households: [433, 458, 426, 547], fullTime: 1 },
]

const gaps = {
  望江台第三网格: ['网格长'],
  月塘第二网格: ['兼职网格员'],
}

const surnames = [...'蓝裴岑滕庾郗邬酆晏阮褚翟闵虞戚柏窦奚湛璩茅庞骆桂濮边卓蔺鄢路詹']
const givenNames = [
  '砚秋 女',
  '松岩 男',
  '采薇 女',
  '立仁 男',
  '映雪 女',
  '学勤 男',
  '兰舟 女',
  '守拙 男',
  '知夏 女',
  '广平 男',
  '静姝 女',
  '望舒 女',
  '承业 男',
  '丹枫 女',
  '远山 男',
  '素心 女',
  '景行 男',
  '春霖 男',
  '雨桐 女',
  '怀瑾 男',
  '惠宁 女',
  '开泰 男',
  '秋实 男',
  '婉清 女',
  '长庚 男',
  '月华 女',
  '思齐 男',
  '芷若 女',
  '维桢 男',
  '朝晖 男',
  '云舒 女',
  '树声 男',
  '晓棠 女',
  '敬之 男',
  '佩兰 女',
  '德馨 女',
  '临川 男',
  '书瑶 女',
  '一鸣 男',
  '念慈 女',
  '北辰 男',
  '沐阳 男',
  '锦书 女',
  '子衿 女',
  '伯安 男',
  '清和 女',
  '志恒 男',
]

const squad = '区城市管理综合执法大队云溪中队'
const streetOffices = [
  '街道党政办公室',
  '街道综合行政执法办公室',
  '街道社区建设办公室',
  '街道平安建设办公室',
  '街道公共服务办公室',
  '街道党建工作办公室',
]
const others = [
  { employer: '青岚环卫作业公司', mode: '定时定点' },
  { employer: '云溪物业服务公司', mode: '—' },
  { employer: '云溪志愿服务队', mode: '' },
  { employer: '云溪派出所', mode: '合署' },
  { employer: '居民楼栋长', mode: '—' },
  { employer: '青岚绿化养护公司', mode: '定时定点' },
]
const parties = ['中共党员', '群众', '中共党员', '共青团员', '群众', '中共党员', '中共预备党员', '群众', '民主党派']

/** One day in the ways in which five people would type it; `null` is a date cell. */
const dateForms = [
  ([year, month, day]) => `${year}年${month}月${day}日`,
  ([year, month, day]) => `${year}.${month}.${day}`,
  ([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  ([year, month, day]) => `${year}/${month}/${day}`,
  () => null,
]
const startDays = [
  [2024, 7, 1],
  [2025, 3, 10],
  [2025, 9, 1],
  [2026, 1, 15],
  [2026, 3, 2],
]

const numerals = ['一', '二', '三', '四', '五']

export function gridsOf(community, index) {
  const communityCode = `${streetCode}${String(index + 1).padStart(3, '0')}`
  return community.households.map((households, at) => ({
    name: `${community.short}第${numerals[at]}网格`,
    code: `${communityCode}${String(at + 1).padStart(3, '0')}`,
    households,
  }))
}

/** Groups in the order of the sheet: a community, its grids, the people of each. */
export function makeRoster() {
  const person = personMaker()
  return communities.map((community, index) => ({
    community: community.name,
    grids: gridsOf(community, index).map((grid, at) => ({
      ...grid,
      people: seatsOf(community, grid, at).map((seat) => person(seat)),
    })),
  }))
}

/** Newly recruited and not yet given a grid. */
export function unplacedPerson() {
  return {
    name: '滕望归',
    gender: '男',
    party: '共青团员',
    role: '专职网格员',
    employer: '街道社区建设办公室',
    mode: '',
    phone: '19900000999',
    day: { text: '2026年11月2日', date: null },
    remarks: '新招录，岗前培训，待分网格',
  }
}

function seatsOf(community, grid, at) {
  const force = others[(at + Number(grid.code.slice(9, 12))) % others.length]
  const second = others[(at + Number(grid.code.slice(9, 12)) + 2) % others.length]
  const seats = [
    { role: '网格长', employer: `${community.name}党委`, mode: '—', party: '中共党员' },
    ...Array.from({ length: community.fullTime }, () => ({
      role: '专职网格员',
      employer: `${community.name}居民委员会`,
      mode: '',
    })),
    { role: '兼职网格员', employer: squad, mode: '派驻' },
    {
      role: '网格指导员',
      employer: streetOffices[(at * 5 + Number(grid.code.slice(9, 12))) % streetOffices.length],
      mode: '划片',
    },
    { role: '其他力量', ...force },
    { role: '其他力量', ...second },
    // The largest grids of the riverside have a third helper.
    ...(grid.households >= 446 ? [{ role: '其他力量', employer: '云溪志愿服务队', mode: '' }] : []),
  ]
  const missing = gaps[grid.name] ?? []
  return seats.filter(({ role }) => !missing.includes(role))
}

function personMaker() {
  let count = 0
  return (seat) => {
    const index = count
    count += 1
    const [given, gender] = givenNames[(index * 11) % givenNames.length].split(' ')
    return {
      name: surnames[(index * 7) % surnames.length] + given,
      gender,
      party: seat.party ?? parties[index % parties.length],
      role: seat.role,
      employer: seat.employer,
      mode: seat.mode,
      phone: phoneOf(index),
      day: startDay(index),
      remarks: remarksOf(index),
    }
  }
}

/** Text, but for a few that were typed as numbers, and two that nobody has filled in yet. */
function phoneOf(index) {
  if (index === 58 || index === 121) return '—'
  const digits = `1990000${String(1001 + index)}`
  return index % 37 === 5 ? Number(digits) : digits
}

function startDay(index) {
  const day = startDays[(index * 3) % startDays.length]
  return { text: dateForms[index % dateForms.length](day), date: day }
}

function remarksOf(index) {
  if (index === 12) return '兼社区工会小组长'
  if (index === 77) return '产假至2027年1月，由同网格专职人员代'
  return index === 103 ? '手机号新换' : ''
}
