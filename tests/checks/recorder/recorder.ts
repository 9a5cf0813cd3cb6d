/** Builds recorder.c for this machine and tells how to start a process under it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const source = join(import.meta.dirname, 'recorder.c')

/** Why nothing can be recorded here; null when it can. */
export function recorderUnavailable(): string | null {
  if (process.platform !== 'linux') return '只在 Linux 上能记录写盘过程'
  const library = recorderLibrary()
  if (library === null) return '没有 C 编译器（cc、gcc 或 clang）'
  const probe = spawnSync(process.execPath, ['-p', '1'], {
    env: { ...process.env, LD_PRELOAD: library },
    encoding: 'utf8',
  })
  return probe.status === 0 && probe.stderr === '' ? null : '这里不能用 LD_PRELOAD'
}

export interface RecorderFiles {
  /** Everything below it is recorded. */
  readonly folder: string
  readonly log: string
  readonly acks: string
}

export function recorderEnvironment(files: RecorderFiles): NodeJS.ProcessEnv {
  const library = recorderLibrary()
  if (library === null) throw new Error('there is no C compiler')
  return {
    ...process.env,
    LD_PRELOAD: library,
    RECORDER_DIR: files.folder,
    RECORDER_LOG: files.log,
    RECORDER_ACKS: files.acks,
    // io_uring passes by the C library, and so by the recorder.
    UV_USE_IO_URING: '0',
  }
}

let built: string | null = null

/** Compiled once in the life of this process. @returns its path; null without a compiler. */
function recorderLibrary(): string | null {
  built ??= compile()
  return built
}

function compile(): string | null {
  const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0)
  if (compiler === undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-recorder-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, 'recorder.so')
  const result = spawnSync(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`recorder.c does not compile:\n${result.stderr}`)
  return library
}
