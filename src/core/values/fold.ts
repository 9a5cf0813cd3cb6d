/** Folding is shared with the window: it stands in the contract, and is part of how the core reads a cell's text. */
export { foldWidth, isInvisible, trimInvisible, trimOuter } from '../../contract/values/fold.ts'
