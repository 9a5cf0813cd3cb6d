/** `electron.dialog`: answers that the test has laid ready; a dialog nobody prepared is cancelled, as by Escape. */
import { note } from './journal.ts'

interface OpenAnswer {
  readonly canceled: boolean
  readonly filePaths: readonly string[]
}
interface SaveAnswer {
  readonly canceled: boolean
  readonly filePath: string
}

const openAnswers: OpenAnswer[] = []
const saveAnswers: SaveAnswer[] = []

export function layReadyOpen(filePaths: readonly string[]): void {
  openAnswers.push({ canceled: false, filePaths })
}

export function layReadySave(filePath: string): void {
  saveAnswers.push({ canceled: false, filePath })
}

export const dialog = {
  showOpenDialog: (_window: unknown, options: unknown): Promise<OpenAnswer> => {
    note('dialog.showOpenDialog', options)
    return Promise.resolve(openAnswers.shift() ?? { canceled: true, filePaths: [] })
  },
  showSaveDialog: (_window: unknown, options: unknown): Promise<SaveAnswer> => {
    note('dialog.showSaveDialog', options)
    return Promise.resolve(saveAnswers.shift() ?? { canceled: true, filePath: '' })
  },
  /** As Electron does before `ready` where there is no desktop. */
  showErrorBox: (title: string, content: string): void => {
    note('dialog.showErrorBox', { title, content })
    process.stderr.write(`${title}\n${content}\n`)
  },
  showMessageBox: (_window: unknown, options: unknown): Promise<{ readonly response: number }> => {
    note('dialog.showMessageBox', options)
    return Promise.resolve({ response: 0 })
  },
}
