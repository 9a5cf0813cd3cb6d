/** `--protect none|card|code` of the commands that seal something. */
import { protections, type Protection } from '../contract/api/exchange.ts'
import { textOption, UsageError, type Arguments } from './command.ts'

/** @param usually what is done where nothing is asked for */
export function protectOption(usually: string) {
  return {
    protect: { type: 'string', help: `加密：none 不加密，card 按对方名片，code 用提取码（默认：${usually}）` },
  } as const
}

/** @throws UsageError */
export function chosenProtection(args: Arguments): Protection | undefined {
  const asked = textOption(args, 'protect')
  const chosen = protections.find((word) => word === asked)
  if (asked !== undefined && chosen === undefined) throw new UsageError('--protect 应为 none、card 或 code')
  return chosen
}

/**
 * What is proposed, unless it is a code: nobody would be there to note it down, so whoever wants one says so.
 * @throws UsageError
 */
export function unasked(proposed: Protection, because: string): Protection {
  if (proposed !== 'code') return proposed
  throw new UsageError(`${because}。请写明 --protect code（用提取码）或 --protect none（不加密）`)
}
