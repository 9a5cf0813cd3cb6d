/** Command lines for a scheduler: Chinese paths with blanks, quotes and per cent signs come through whole. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { cronLine, windowsLine } from '../../../src/core/reports/schedule.ts'

const windows = {
  day: 24,
  time: '20:05',
  program: ['C:\\四单通\\sidan.cmd'],
  dataDir: 'D:\\街道 数据\\',
  out: 'D:\\上报',
}

describe('the line for Windows', () => {
  it('quotes each path inside the quoted task, and no backslash stands before a quote', () => {
    expect(windowsLine(windows)).toEqual({
      line:
        'schtasks /Create /F /TN "四单通月报" /SC MONTHLY /D 24 /ST 20:05 /TR "\\"C:\\四单通\\sidan.cmd\\" report ' +
        '--data \\"D:\\街道 数据\\.\\" --out \\"D:\\上报\\" --log \\"D:\\上报\\四单通月报.log\\""',
      tooLong: false,
    })
  })

  it('says when the scheduler would cut it', () => {
    expect(windowsLine({ ...windows, out: `D:\\${'长'.repeat(120)}` }).tooLong).toBe(true)
  })
})

describe('the line for cron', () => {
  it('gives a shell the very paths', () => {
    const line = cronLine({
      day: 24,
      time: '08:05',
      program: ['/opt/node 24/bin/node', '/opt/四单通/cli.js'],
      dataDir: "/data/云溪's 100%",
      out: '/data/上报/',
    })
    const [, schedule, command = ''] = /^((?:\S+ ){5})(.*)$/.exec(line) ?? []
    expect(schedule).toBe('5 8 24 * * ')
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${command.replaceAll('\\%', '%')}`], { encoding: 'utf8' })
    expect(words.trim().split('\n')).toEqual([
      '/opt/node 24/bin/node',
      '/opt/四单通/cli.js',
      'report',
      '--data',
      "/data/云溪's 100%",
      '--out',
      '/data/上报/',
      '--log',
      '/data/上报/四单通月报.log',
    ])
  })
})
