/** What the driver and the file system report, as refusals with a next step. */
import BetterSqlite3 from 'better-sqlite3'
import { AppError } from '../../contract/errors.ts'

export function sqliteCode(error: unknown): string | null {
  return error instanceof BetterSqlite3.SqliteError ? error.code : null
}

function fileSystemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])

/** An AppError for storage failures; anything else comes back as it was. */
export function asStorageError(error: unknown): unknown {
  const code = sqliteCode(error) ?? fileSystemCode(error)
  if (code === null || error instanceof AppError) return error
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk_full')
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return new AppError('disk_error', { reason: code })
  // Another program, or an older copy put here by hand, was stopped while writing: reading alone cannot finish that.
  if (code === 'SQLITE_READONLY_ROLLBACK') return new AppError('database_damaged', { reason: '上次写入没有完成' })
  if (notWritable.has(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError('folder_not_writable', { folder: '数据文件夹' })
  }
  if (code.startsWith('SQLITE_BUSY')) return new AppError('database_locked', { holder: '打开了数据文件的程序' })
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_'))
    return new AppError('database_damaged', { reason: code })
  if (code === 'SQLITE_NOTADB' || code === 'EISDIR') return new AppError('database_foreign')
  return error
}

/**
 * After these the connection's state is not trusted: it is closed and the file checked before any further write. A full disk
 * is not among them: SQLite has rolled back by itself, and opening anew would need space that is not there.
 */
export function mustReopenAfter(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT'))
}
