/** Collects the text of one string item (`si` or `is`): plain text or formatted runs, without phonetic guides. */
import { shortName, type XmlScanner } from './xml-scanner.ts'
import { decodeEscapes, trimXmlSpace } from './xml-text.ts'

const t = shortName('t')
const rPh = shortName('rPh')

export class StringItem {
  #value = ''
  #piece = ''
  #inText = false
  #inPhonetic = false
  #preserve = false

  start(): void {
    this.#value = ''
    this.#inText = false
    this.#inPhonetic = false
  }

  open(scanner: XmlScanner): void {
    if (scanner.code === rPh) this.#inPhonetic = true
    if (scanner.code !== t || this.#inPhonetic) return
    this.#inText = true
    this.#piece = ''
    this.#preserve = false
    while (scanner.nextAttribute()) {
      if (scanner.attributeName === 'space') this.#preserve = scanner.attributeValue() === 'preserve'
    }
  }

  text(scanner: XmlScanner): void {
    if (this.#inText) this.#piece += scanner.content()
  }

  close(code: number): void {
    if (code === rPh) this.#inPhonetic = false
    if (code !== t || !this.#inText) return
    this.#inText = false
    const piece = decodeEscapes(this.#preserve ? this.#piece : trimXmlSpace(this.#piece))
    this.#value = this.#value === '' ? piece : this.#value + piece
  }

  take(): string {
    return this.#value
  }
}
