/**
 * Burns Electron's fuses into the packed program, before it is signed. Strict: a fuse that a new Electron brings has to
 * be decided here, or the packaging fails.
 */
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Nothing may turn the program into a plain Node; the core runs as a utility process.
  [FuseV1Options.RunAsNode]: false,
  // No cookies are kept.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: guard pages instead of checks at every memory access.
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** Not through electron-builder, whose own copy of @electron/fuses does not know the newest fuse. */
export default async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const extension = electronPlatformName === 'win32' ? '.exe' : ''
  const name = packager.executableName ?? packager.appInfo.productFilename
  await flipFuses(join(appOutDir, `${name}${extension}`), fuses)
}
