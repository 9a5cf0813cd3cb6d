/**
 * The switches the program accepts. Everything else ends it before a window opens: Chromium and Node would act on
 * `--remote-debugging-port`, `--inspect` or `--load-extension` for whoever can edit a shortcut.
 */
import { resolve } from 'node:path'
import { defaultDataDir } from '../../core/shell/host-options.ts'
import { withoutSandbox } from './read-command.ts'

export class ArgumentRefusal extends Error {
  override readonly name = 'ArgumentRefusal'
}

/** The page never runs without the sandbox. */
const sandboxAdvice =
  '这台电脑的系统不让 AppImage 使用沙箱，窗口不能打开。请改用安装包（deb），或请管理员开启“用户命名空间”。命令行（sidan）不受影响。'

/**
 * The data folder. The first argument is the program, in development followed by the project folder.
 * @throws ArgumentRefusal
 */
export function readDataDir(argv: readonly string[], isPackaged: boolean, environment = process.env): string {
  const [first, folder, ...rest] = argv.slice(isPackaged ? 1 : 2)
  if (first === undefined) return defaultDataDir(environment, process.platform)
  const stranger = first === '--data' ? rest[0] : first
  if (stranger === withoutSandbox) throw new ArgumentRefusal(sandboxAdvice)
  if (stranger !== undefined) throw new ArgumentRefusal(`不认识的启动参数：${stranger}。可用的只有 --data 文件夹。`)
  if (folder === undefined || folder.startsWith('-')) throw new ArgumentRefusal('--data 后面应写文件夹。')
  return resolve(folder)
}
