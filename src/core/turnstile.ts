/** Who may run when: queries side by side, commands one after another beside them, maintenance alone. */
export class Turnstile {
  #lastAlone: Promise<unknown> = Promise.resolve()
  #lastSerial: Promise<unknown> = Promise.resolve()
  readonly #running = new Set<Promise<unknown>>()

  async shared<T>(work: () => Promise<T>): Promise<T> {
    await this.#maintenanceDone()
    const run = work()
    const settled = run.then(ignore, ignore)
    this.#running.add(settled)
    try {
      return await run
    } finally {
      this.#running.delete(settled)
    }
  }

  async serial<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#lastSerial.then(() => this.shared(work))
    this.#lastSerial = run.then(ignore, ignore)
    return run
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const run = Promise.all([this.#lastAlone, this.#lastSerial, ...this.#running]).then(work)
    this.#lastAlone = run.then(ignore, ignore)
    return run
  }

  /** A maintenance step may be queued while one waits for the last. */
  async #maintenanceDone(): Promise<void> {
    let awaited
    do {
      awaited = this.#lastAlone
      await awaited
    } while (awaited !== this.#lastAlone)
  }
}

function ignore(): void {
  return undefined
}
