/**
 * Loaded with `--import` before the real built main bundle: from then on `electron` is the stand-in.
 *
 * What the stand-in shows: the built main, preload, core and interface work together over the few calls that they use,
 * with real pages, real processes and cloned values. What it cannot show: that Electron itself does what it promises
 * (isolated worlds, fuses, native dialogs, printers).
 */
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context),
})
