/**
 * Why a package is refused, before the name of the file is known. Only read-package.ts turns a refusal into the
 * AppError that the clerk sees; every other module of the format throws this.
 */
import type { ErrorCode } from '../../../contract/errors.ts'

export type RefusalCode = Extract<
  ErrorCode,
  | 'package_not_package'
  | 'package_incomplete'
  | 'package_damaged'
  | 'package_signature'
  | 'package_newer'
  | 'package_unsafe'
>

export class PackageRefusal extends Error {
  override readonly name = 'PackageRefusal'
  readonly code: RefusalCode
  /** Chinese, names the member; for `package_newer` it is the format version. */
  readonly reason: string

  constructor(code: RefusalCode, reason: string) {
    super(`${code}: ${reason}`)
    this.code = code
    this.reason = reason
  }
}
