/**
 * Must be the first import of the page: zod decides when a schema is built whether it may compile code, and the
 * content security policy forbids that.
 */
import { z } from 'zod'

z.config({ jitless: true })
