/** The signature that lies beside a file: minisign's format, made with the unit's seal. The same file gives the same one. */
import { mediaTypes, type Artifact } from '../../contract/artifact.ts'
import { signMessage } from '../exchange/format/minisign.ts'
import type { UnitSeal } from '../exchange/format/unit-seal.ts'

export function signFile(file: Artifact, seal: UnitSeal, unitName: string): Artifact {
  const text = signMessage(file.bytes, seal.secret, {
    untrusted: `signature of ${unitName}`,
    trusted: `file:${file.name}`,
  })
  return { name: `${file.name}.minisig`, mediaType: mediaTypes.minisig, bytes: Buffer.from(text) }
}
