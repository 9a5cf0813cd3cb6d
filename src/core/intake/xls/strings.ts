/**
 * Texts of BIFF8 ([MS-XLS] 2.5.293–2.5.296): UTF-16 or its low bytes, perhaps with formatting runs and phonetic guides
 * behind, and perhaps cut in two by a CONTINUE record, after which the kind of characters is stated anew.
 */
import { damaged } from '../limits.ts'

const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

export class PieceReader {
  readonly #pieces: readonly Buffer[]
  #index = 0
  #at = 0

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces
  }

  get atEnd(): boolean {
    return this.#index >= this.#pieces.length - 1 && this.#at >= (this.#pieces[this.#index]?.length ?? 0)
  }

  byte(): number {
    const piece = this.#current()
    const value = piece.readUInt8(this.#at)
    this.#at += 1
    return value
  }

  uint16(): number {
    return this.byte() + this.byte() * 0x100
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 0x10000
  }

  skip(bytes: number): void {
    let left = bytes
    while (left > 0) {
      const piece = this.#current()
      const step = Math.min(left, piece.length - this.#at)
      this.#at += step
      left -= step
    }
  }

  /** A text whose count of characters has been read. */
  text(characters: number): string {
    let flags = this.byte()
    const runs = (flags & RICH) === 0 ? 0 : this.uint16()
    const phonetic = (flags & PHONETIC) === 0 ? 0 : this.uint32()
    let text = ''
    while (text.length < characters) {
      if (this.#isAtPieceEnd) flags = this.#nextPiece().byte()
      const piece = this.#current()
      const size = (flags & WIDE) === 0 ? 1 : 2
      const count = Math.min(characters - text.length, Math.floor((piece.length - this.#at) / size))
      if (count === 0) throw damaged('文字不完整')
      const end = this.#at + count * size
      text += piece.toString(size === 1 ? 'latin1' : 'utf16le', this.#at, end)
      this.#at = end
    }
    this.skip(runs * 4 + phonetic)
    return text
  }

  get #isAtPieceEnd(): boolean {
    return this.#at >= (this.#pieces[this.#index]?.length ?? 0)
  }

  #nextPiece(): this {
    this.#index += 1
    this.#at = 0
    return this
  }

  /** The piece in which something is left to read. */
  #current(): Buffer {
    for (let piece = this.#pieces[this.#index]; piece !== undefined; piece = this.#pieces[this.#index]) {
      if (this.#at < piece.length) return piece
      this.#nextPiece()
    }
    throw damaged('文字不完整')
  }
}
