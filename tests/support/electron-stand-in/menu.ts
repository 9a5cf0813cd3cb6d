/** `electron.Menu`: keeps the template for inspection. */
import { note } from './journal.ts'

export const Menu = {
  buildFromTemplate: (template: readonly unknown[]): readonly unknown[] => template,
  setApplicationMenu: (menu: readonly unknown[] | null): void => note('Menu.setApplicationMenu', menu),
}
