/** The signature that lies beside a file: minisign's format, made with the unit's seal. The same file gives the same one. */
import { mediaTypes, type Artifact } from '../../contract/artifact.ts'
import { signMessage } from '../exchange/format/minisign.ts'
import type { UnitIdentity, UnitSeal } from '../exchange/format/unit-seal.ts'

/** Says whose file it is and for which month, not how it is called: files are renamed on their way. */
export function signFile(file: Artifact, seal: UnitSeal, unit: UnitIdentity, period: string): Artifact {
  const text = signMessage(file.bytes, seal.secret, {
    untrusted: `sidantong form ${unit.code} ${unit.name}`,
    trusted: `unit:${unit.code} period:${period}`,
  })
  return { name: `${file.name}.minisig`, mediaType: mediaTypes.minisig, bytes: Buffer.from(text) }
}
