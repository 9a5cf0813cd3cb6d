#!/usr/bin/env node
/** `sidan` as a program of its own under Node. */
import { run } from './run.ts'

const { exitCode, output, errors } = await run(process.argv.slice(2))
process.stdout.write(output)
process.stderr.write(errors)
process.exitCode = exitCode
