/**
 * Entry of the process in which the packed program runs `sidan`. What it comes to goes to main as one message: Electron lets go of
 * a child's piped output the moment the child ends, read or not, and on Windows there is often no other output to write to.
 */
import type {} from 'electron'
import { run } from '../cli/run.ts'

process.parentPort.postMessage(await run(process.argv.slice(2)))
