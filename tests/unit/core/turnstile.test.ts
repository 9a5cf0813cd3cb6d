/** Who runs when: queries side by side, commands one after another, maintenance alone, and never a standstill. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Turnstile } from '../../../src/core/turnstile.ts'

type Kind = 'shared' | 'serial' | 'alone'

/** Work that notes when it begins and ends, and lets others in between. */
class Recorder {
  readonly events: string[] = []
  readonly running = new Map<string, Kind>()
  readonly faults: string[] = []

  work(name: string, kind: Kind, ticks: number): () => Promise<string> {
    return async () => {
      this.#check(name, kind)
      this.running.set(name, kind)
      this.events.push(`+${name}`)
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
      this.running.delete(name)
      this.events.push(`-${name}`)
      return name
    }
  }

  #check(name: string, kind: Kind): void {
    const others = [...this.running.values()]
    if (others.includes('alone')) this.faults.push(`${name} beside maintenance`)
    if (kind === 'alone' && others.length > 0) this.faults.push(`maintenance ${name} beside ${others.join()}`)
    if (kind === 'serial' && others.includes('serial')) this.faults.push(`command ${name} beside a command`)
  }
}

function within<T>(promise: Promise<T>): Promise<T> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('standstill')), 2000).unref()),
  ])
}

describe('the turnstile', () => {
  it('lets queries run side by side', async () => {
    const [turnstile, recorder] = [new Turnstile(), new Recorder()]
    await within(
      Promise.all([
        turnstile.shared(recorder.work('a', 'shared', 5)),
        turnstile.shared(recorder.work('b', 'shared', 5)),
      ]),
    )
    expect(recorder.events).toEqual(['+a', '+b', '-a', '-b'])
  })

  it('lets a query run beside a command', async () => {
    const [turnstile, recorder] = [new Turnstile(), new Recorder()]
    await within(
      Promise.all([
        turnstile.serial(recorder.work('command', 'serial', 9)),
        turnstile.shared(recorder.work('query', 'shared', 1)),
      ]),
    )
    expect(recorder.events.indexOf('+query')).toBeLessThan(recorder.events.indexOf('-command'))
  })

  it('runs commands in the order of arrival, each after the one before, a failed one included', async () => {
    const [turnstile, recorder] = [new Turnstile(), new Recorder()]
    const failing = turnstile.serial(() => Promise.reject(new Error('refused')))
    const others = ['a', 'b', 'c'].map((name, index) => turnstile.serial(recorder.work(name, 'serial', 5 - index)))
    await expect(within(failing)).rejects.toThrow('refused')
    expect(await within(Promise.all(others))).toEqual(['a', 'b', 'c'])
    expect(recorder.events).toEqual(['+a', '-a', '+b', '-b', '+c', '-c'])
  })

  it('runs maintenance after what came before it and before what came after it', async () => {
    const [turnstile, recorder] = [new Turnstile(), new Recorder()]
    await within(
      Promise.all([
        turnstile.serial(recorder.work('a', 'serial', 3)),
        turnstile.serial(recorder.work('b', 'serial', 3)),
        turnstile.shared(recorder.work('q', 'shared', 3)),
        turnstile.alone(recorder.work('M', 'alone', 3)),
        turnstile.serial(recorder.work('c', 'serial', 1)),
        turnstile.shared(recorder.work('r', 'shared', 1)),
      ]),
    )
    const { events } = recorder
    for (const before of ['-a', '-b', '-q']) expect(events.indexOf(before)).toBeLessThan(events.indexOf('+M'))
    for (const after of ['+c', '+r']) expect(events.indexOf(after)).toBeGreaterThan(events.indexOf('-M'))
  })

  it('goes on after maintenance that failed', async () => {
    const turnstile = new Turnstile()
    const failing = turnstile.alone(() => Promise.reject(new Error('disk')))
    const after = turnstile.shared(() => Promise.resolve('done'))
    await expect(within(failing)).rejects.toThrow('disk')
    expect(await within(after)).toBe('done')
  })

  it('keeps all this in any order of arrival', async () => {
    const step = fc.record({
      kind: fc.constantFrom<Kind>('shared', 'serial', 'alone'),
      ticks: fc.nat(6),
      pause: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const [turnstile, recorder] = [new Turnstile(), new Recorder()]
        const runs = []
        for (const [index, { kind, ticks, pause }] of steps.entries()) {
          runs.push(turnstile[kind](recorder.work(String(index), kind, ticks)))
          for (let tick = 0; tick < pause; tick += 1) await Promise.resolve()
        }
        expect(await within(Promise.all(runs))).toEqual(steps.map((_, index) => String(index)))
        expect(recorder.faults).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
