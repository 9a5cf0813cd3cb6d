/** The digits of a card, which take a moment to compute; why there are none, where they cannot be. */
import { describeFailure } from '../../api/failures.ts'

export function CheckCode({ code, error }: { readonly code: string | undefined; readonly error: unknown }) {
  return <span className="sd-identifier">{code ?? (error === null ? '正在计算…' : describeFailure(error))}</span>
}
