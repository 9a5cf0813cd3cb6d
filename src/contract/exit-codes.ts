/** Exit codes of `sidan`: a promise to scripts (docs/manual/命令行.md). */
export const exitCodes = {
  done: 0,
  checkFailed: 1,
  usage: 2,
  locked: 3,
  refused: 4,
  recovery: 5,
  internal: 70,
  /** What a shell gives for Ctrl+C; the packed program gives it itself (src/main/modules/command-mode.ts). */
  interrupted: 130,
} as const
