/** Acknowledgements leave the process under test at once, by one unbuffered write: what is there was promised. */
import { openSync, writeSync } from 'node:fs'
import { fact, type Fact } from './office-day.ts'

export function acknowledgeTo(descriptor: number): (done: Fact) => void {
  return (done) => void writeSync(descriptor, `${JSON.stringify(done)}\n`)
}

/** The file that the recorder watches. */
export function ackFile(): string {
  const path = process.env['RECORDER_ACKS']
  if (path === undefined) throw new Error('this program runs under the recorder')
  return path
}

export function openAcks(): number {
  return openSync(ackFile(), 'a')
}

/** Complete lines only: a line cut off in the middle was not yet said. */
export function readAcks(text: string): Fact[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => fact.parse(JSON.parse(line)))
}
