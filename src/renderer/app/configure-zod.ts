/**
 * Zod decides when a schema is built whether it may compile code, and the content security policy forbids that: `main.ts`
 * reads this before anything else.
 */
import { z } from 'zod'

z.config({ jitless: true })
