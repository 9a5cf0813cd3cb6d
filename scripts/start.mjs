/**
 * `npm start`: installs and builds what is missing, then opens the program: Electron where it can run, otherwise the
 * same interface in the browser.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { findElectron } from './lib/electron.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { environmentFor, findNode } from './lib/node.mjs'
import { inProject, root, runMain, Stop } from './lib/project.mjs'
import { handOver } from './lib/run.mjs'

const usage = `用法：npm start -- [选项]
  --data 文件夹   数据放在哪里（默认在本机用户的数据文件夹）
  --port 端口     在浏览器中使用，并用这个端口
  --no-open       在浏览器中使用，只显示地址，不自动打开
  --electron      再试一次下载 Electron`

function readOptions(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        electron: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`)
  }
}

await runMain(async (argv) => {
  const options = readOptions(argv)
  if (options.help) return console.log(usage)
  await ensureInstalled()
  const node = findNode()
  await ensureBuilt(node)
  const env = environmentFor(node)
  // npm changes into the project folder; a path is meant from where the user stands.
  const data = options.data === undefined ? [] : ['--data', resolve(process.env.INIT_CWD ?? '.', options.data)]
  const wantsBrowser = options['no-open'] || options.port !== undefined
  const electron = await findElectron(node, { mayDownload: !wantsBrowser, retry: options.electron, say: console.log })
  if (electron.path !== undefined && !wantsBrowser) return await handOver(electron.path, [root, ...data], { env })
  return await handOver(
    node,
    [
      inProject('out', 'main', 'http.js'),
      ...data,
      ...(options.port === undefined ? [] : ['--port', options.port]),
      ...(options['no-open'] ? ['--no-open'] : []),
      '--because',
      electron.reason ?? '按启动参数不用 Electron',
    ],
    { env },
  )
})
