/** A text as a QR code. Dark on white in either colour scheme, because that is what cameras read. The only home of the QR library. */
import { encode } from 'uqr'

/** Quiet zone of ISO/IEC 18004, 6.3.8. */
const border = 4

export function CardCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={148}
      height={148}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
