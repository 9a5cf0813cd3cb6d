import { describe, expect, it } from 'vitest'
import { inboxBatches, mostInboxFiles } from '../../../src/contract/inbox-batches.ts'

const mebibyte = 1024 * 1024
const sizesOf = (sizes: readonly number[]): number[][] =>
  inboxBatches(sizes.map((size) => ({ size }))).map((batch) => batch.map(({ size }) => size))

describe('the batches in which files are opened', () => {
  it('hold no more files than one call takes, and lose none', () => {
    const files = Array.from({ length: 2 * mostInboxFiles + 1 }, (_, number) => ({ number, size: 1 }))
    const batches = inboxBatches(files)
    expect(batches.map(({ length }) => length)).toEqual([mostInboxFiles, mostInboxFiles, 1])
    expect(batches.flat()).toEqual(files)
    expect(inboxBatches([])).toEqual([])
  })

  it('hold no more bytes than are kept, but one file in any case', () => {
    const [small, large, huge] = [100 * mebibyte, 200 * mebibyte, 500 * mebibyte]
    expect(sizesOf([small, small, small, small])).toEqual([[small, small, small], [small]])
    expect(sizesOf([large, large, huge, small])).toEqual([[large], [large], [huge], [small]])
  })
})
