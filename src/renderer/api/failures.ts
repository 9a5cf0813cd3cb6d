/** What went wrong, as one Chinese sentence for the clerk. */
import { AppError } from '../../contract/errors.ts'

/** The host does not answer: the window outlived the program, or the program was closed. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'

  constructor(cause: unknown) {
    super('与程序的连接断开了，刚才的操作没有保存。请确认四单通仍在运行，然后刷新页面。', { cause })
  }
}

/** The desktop host could not choose, keep or print a file; its message is already written for the clerk. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal'

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : '文件没有处理成功。请重试。', { cause })
  }
}

export function describeFailure(error: unknown): string {
  if (error instanceof AppError || error instanceof ConnectionLost || error instanceof HostRefusal) return error.message
  return '页面出现内部错误，数据没有改动。请刷新页面后重试；如再次出现，请联系技术人员。'
}
