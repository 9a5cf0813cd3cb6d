/** Where the rules of responsibility come from, as findings quote it. */
export const sources = {
  boundaries: '厘清职责边界：每一处盲区、交叉地带都有责任主体',
  duties: '岗位责任清单落实到人，照单履职',
  keyMatters: '重点管理事项清单写明责任单位和处置时限',
  assisting: '职责准入：协助不得变成承担',
  grids: '“1+3+N”网格力量配备要求：每个网格一名网格长',
} as const
