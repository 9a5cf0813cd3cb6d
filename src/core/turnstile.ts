/**
 * Who may run when: queries side by side, commands one after another beside them, maintenance alone. Everyone waits
 * only for those who came earlier, so that no two can wait for each other.
 */
export class Turnstile {
  #lastAlone: Promise<void> = Promise.resolve()
  #lastSerial: Promise<void> = Promise.resolve()
  /** Whoever has come and has not left, waiting or at work. */
  readonly #present = new Set<Promise<void>>()

  shared<T>(work: () => Promise<T>): Promise<T> {
    return this.#enter(this.#lastAlone.then(work)).run
  }

  serial<T>(work: () => Promise<T>): Promise<T> {
    const { run, left } = this.#enter(Promise.all([this.#lastAlone, this.#lastSerial]).then(work))
    this.#lastSerial = left
    return run
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    const { run, left } = this.#enter(Promise.all([this.#lastAlone, ...this.#present]).then(work))
    this.#lastAlone = left
    return run
  }

  #enter<T>(run: Promise<T>): { run: Promise<T>; left: Promise<void> } {
    const left = run.then(ignore, ignore)
    this.#present.add(left)
    void left.then(() => this.#present.delete(left))
    return { run, left }
  }
}

function ignore(): void {
  return undefined
}
