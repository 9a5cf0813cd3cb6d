/** What somebody types as the place of sidan on another computer, as the words that a scheduler calls. */
import { describe, expect, it } from 'vitest'
import { readCommandLine } from '../../../src/core/shell/command-line.ts'

describe('a program as it was typed', () => {
  const onLinux = ['--ozone-platform=headless', 'sidan']
  it.each<[string, string[]]>([
    ['C:\\四单通\\sidan.cmd', ['C:\\四单通\\sidan.cmd']],
    ['"D:\\my sidan\\sidan.cmd"', ['D:\\my sidan\\sidan.cmd']],
    ['/opt/tools/my sidan', ['/opt/tools/my sidan']],
    ['C:\\Program Files\\四单通\\sidantong.exe', ['C:\\Program Files\\四单通\\sidantong.exe', 'sidan']],
    ['"C:\\Program Files\\四单通\\Sidantong.exe" sidan', ['C:\\Program Files\\四单通\\Sidantong.exe', 'sidan']],
    ['D:\\sidantong-0.1.0-portable-x64.exe sidan', ['D:\\sidantong-0.1.0-portable-x64.exe', 'sidan']],
    ['/opt/四单通/sidantong sidan', ['/opt/四单通/sidantong', ...onLinux]],
    ['/opt/四单通/sidantong --ozone-platform=headless sidan', ['/opt/四单通/sidantong', ...onLinux]],
    ['/home/甲/sidantong-0.1.0.AppImage', ['/home/甲/sidantong-0.1.0.AppImage', ...onLinux]],
    ['sidantong.exe sidan ', ['sidantong.exe', 'sidan']],
    ['D:\\四单通.exe sidan', ['D:\\四单通.exe', 'sidan']],
    ["'/home/甲/四 单.AppImage' --ozone-platform=headless sidan", ['/home/甲/四 单.AppImage', ...onLinux]],
    ['/opt/not-sidantong', ['/opt/not-sidantong']],
  ])('%s', (typed, words) => {
    expect(readCommandLine(typed)).toEqual(words)
  })
})
