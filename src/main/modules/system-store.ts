/** The system's store for secrets (DPAPI, Keychain, key ring) for the core's process, which cannot reach it itself. Keeps nothing. */
import { safeStorage } from 'electron'
import type { StoreQuestion } from '../core-protocol.ts'

/** With these, Chromium encrypts under a password that stands in its source. */
const openToAll: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** `null` where the store refuses: of another PC or account, locked, or its bytes are damaged. */
export async function answerStore(question: StoreQuestion): Promise<boolean | Uint8Array | string | null> {
  switch (question.kind) {
    case 'storeAvailable':
      return await isAvailable().catch(() => false)
    case 'protect':
      return await safeStorage.encryptStringAsync(question.secret).catch(() => null)
    case 'reveal':
      return await safeStorage.decryptStringAsync(Buffer.from(question.sealed)).then(
        ({ result }) => result,
        () => null,
      )
  }
}

async function isAvailable(): Promise<boolean> {
  if (process.platform === 'linux' && openToAll.has(safeStorage.getSelectedStorageBackend())) return false
  return await safeStorage.isAsyncEncryptionAvailable()
}
