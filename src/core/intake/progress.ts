/** How far the reading of a file has come. */

export type OnProgress = (done: number, total: number) => void

/** Calls on at most once per hundredth, so that telling takes no time of its own; never backwards. */
export function everyHundredth(onProgress: OnProgress): OnProgress {
  let told = -1
  return (done, total) => {
    const hundredth = total <= 0 ? 0 : Math.min(100, Math.floor((done / total) * 100))
    if (hundredth <= told) return
    told = hundredth
    onProgress(Math.min(done, total), total)
  }
}
