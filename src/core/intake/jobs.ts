/**
 * Long work that a person watches and may stop. Work reports through its job and lets others in between; a job knows
 * nothing of what is done. Each is named by the window that starts it, so that it can be asked for before it answers.
 */
import type { JobProgress } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'

/** Long enough to lose nothing to waiting, short enough for a window to be answered at once. */
const turnMs = 20
/** Cancelled before they began, and never begun. */
const mostForgotten = 50

export class Job {
  readonly #abort = new AbortController()
  #progress: JobProgress | null = null
  #turnEnds = performance.now() + turnMs

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get progress(): JobProgress | null {
    return this.#progress
  }

  cancel(): void {
    this.#abort.abort(new AppError('cancelled'))
  }

  report(stage: JobProgress['stage'], file: string, done: number, total: number): void {
    this.#progress = { stage, file, done, total }
  }

  /** To be called often; now and then it waits for a turn in which others are answered. @throws AppError cancelled */
  breathe(): Promise<void> | undefined {
    if (performance.now() < this.#turnEnds) return undefined
    return this.#wait()
  }

  async #wait(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#abort.signal.throwIfAborted()
    this.#turnEnds = performance.now() + turnMs
  }
}

export class Jobs {
  readonly #jobs = new Map<string, Job>()
  readonly #forgotten = new Set<string>()

  async run<T>(id: string | undefined, work: (job: Job) => Promise<T>): Promise<T> {
    const job = new Job()
    if (id === undefined) return work(job)
    if (this.#forgotten.delete(id)) job.cancel()
    this.#jobs.set(id, job)
    try {
      job.signal.throwIfAborted()
      return await work(job)
    } finally {
      this.#jobs.delete(id)
    }
  }

  progress(id: string): JobProgress | null {
    return this.#jobs.get(id)?.progress ?? null
  }

  /** A job may be cancelled before it begins: while a backup is made, for instance. */
  cancel(id: string): void {
    const job = this.#jobs.get(id)
    if (job !== undefined) {
      job.cancel()
      return
    }
    this.#forgotten.add(id)
    for (const oldest of this.#forgotten) {
      if (this.#forgotten.size <= mostForgotten) return
      this.#forgotten.delete(oldest)
    }
  }
}
