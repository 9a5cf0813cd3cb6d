/**
 * Rolling a district's month up against the same database asked once per table with a bare GROUP BY, and how the time grows
 * with the records. Rows are put in by one statement per table: what is measured is the counting.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openBenchApp } from './bench-app.ts'
import { compare, timed, type BenchResult } from './measure.ts'

const period = '2026-11'
