/** Configures zod before any module that makes a schema is read: static imports would be read first, whatever their order here. */
import './app/configure-zod.ts'

await import('./start.tsx')
