/** `electron.safeStorage`: AES-GCM under a key in the profile folder, which stands for the PC and its account. Tests can shut it. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'

export interface StorageState {
  readonly available: boolean
  /** As on Linux, where this runs. */
  readonly backend: 'basic_text' | 'gnome_libsecret' | 'unknown'
}

const nonceSize = 12
const tagSize = 16
let state: StorageState = { available: true, backend: 'gnome_libsecret' }

export function layStorage(next: StorageState): void {
  state = next
}

/** Removed by a test, the next key is that of another PC. */
function key(): Buffer {
  const path = join(app.getPath('userData'), 'stand-in.key')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32))
  return readFileSync(path)
}

/** Electron's functions reject; nothing is thrown before. */
async function whenOpen<T>(work: () => T): Promise<T> {
  await Promise.resolve()
  if (!state.available) throw new Error('Error while using safeStorage: encryption is not available')
  return work()
}

export const safeStorage = {
  getSelectedStorageBackend: (): StorageState['backend'] => state.backend,

  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(state.available),

  encryptStringAsync: async (text: string): Promise<Buffer> =>
    await whenOpen(() => {
      const nonce = randomBytes(nonceSize)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    }),

  decryptStringAsync: async (sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }> =>
    await whenOpen(() => {
      const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, nonceSize))
      decipher.setAuthTag(sealed.subarray(nonceSize, nonceSize + tagSize))
      const text = decipher.update(sealed.subarray(nonceSize + tagSize), undefined, 'utf8') + decipher.final('utf8')
      return { result: text, shouldReEncrypt: false }
    }),
}
