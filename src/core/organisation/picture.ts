/** Whether bytes are a picture that a browser draws and a notice board can carry. By content, never by name. Pure. */

export const largestPicture = 2 * 1024 * 1024

export type PictureCheck =
  | { readonly ok: true; readonly mediaType: 'image/jpeg' | 'image/png' }
  | { readonly ok: false; readonly reason: string }

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
const pngEnd = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82] as const

export function checkPicture(bytes: Uint8Array): PictureCheck {
  if (bytes.length === 0) return { ok: false, reason: '是空文件' }
  if (bytes.length > largestPicture)
    return { ok: false, reason: `有 ${(bytes.length / 1024 / 1024).toFixed(1)} MB，超过 2 MB` }
  if (startsWith(bytes, png))
    return startsWith(bytes.subarray(-pngEnd.length), pngEnd)
      ? { ok: true, mediaType: 'image/png' }
      : { ok: false, reason: '文件不完整' }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { ok: true, mediaType: 'image/jpeg' }
  return { ok: false, reason: '不是 JPG 或 PNG 图片' }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}
