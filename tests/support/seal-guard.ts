/** No answer of the core holds the unit's seal: every answer that a test asks for is held against it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sealPath } from '../../src/core/exchange/seal-file.ts'

/** The lines of key files that make seals, the present one and former ones. */
function secretsOf(dataDir: string): string[] {
  if (!existsSync(sealPath(dataDir))) return []
  return readdirSync(sealPath(dataDir))
    .filter((name) => name.endsWith('.key'))
    .flatMap((name) => readFileSync(sealPath(dataDir, name), 'utf8').split('\n')[1] ?? [])
    .filter((line) => line.length > 100)
}

/** @throws Error naming the method whose answer holds a seal. */
export function assertHoldsNoSeal(dataDir: string, method: string, answer: unknown): void {
  const secrets = secretsOf(dataDir)
  if (secrets.length === 0) return
  const text = JSON.stringify(answer, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
  if (secrets.some((secret) => text.includes(secret))) throw new Error(`${method} answers with the unit's seal`)
}
