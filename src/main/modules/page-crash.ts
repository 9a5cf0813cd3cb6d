/** Loads the page again when its process has died. What was saved is in the core; what was being typed is not. */
import { dialog, type BrowserWindow } from 'electron'
import { mayRestart } from './restart-limit.ts'

export function recoverFromPageCrash(window: BrowserWindow): void {
  const crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    crashes.push(Date.now())
    if (mayRestart(crashes, Date.now())) window.webContents.reload()
    else
      void dialog.showMessageBox(window, {
        type: 'error',
        title: '四单通',
        message: '页面多次意外停止，不再自动打开。',
        detail: '请关闭程序后重新打开。已保存的数据不受影响。',
        buttons: ['知道了'],
      })
  })
}
