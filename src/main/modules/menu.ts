/**
 * A menu without reload and developer tools. It has no editing commands either: their accelerators would take
 * Ctrl+Z and Ctrl+C away from the grid, and text fields have them anyway.
 */
import { Menu } from 'electron'

export function installMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '文件', submenu: [{ role: 'quit', label: '退出' }] },
      {
        label: '显示',
        submenu: [
          { role: 'resetZoom', label: '实际大小' },
          { role: 'zoomIn', label: '放大' },
          { role: 'zoomOut', label: '缩小' },
          { role: 'togglefullscreen', label: '全屏' },
        ],
      },
    ]),
  )
}
