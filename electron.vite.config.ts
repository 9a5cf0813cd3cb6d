/**
 * Builds the programs of the main side, the preload and the interface into out/. Only better-sqlite3 stays
 * outside the bundles (it brings a binary); the licences of what goes in are collected on the way.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licenceList } from './scripts/lib/licence-list.mjs'
import { mantineStyles } from './scripts/lib/mantine-styles.mjs'

const licences = licenceList({ outFile: 'out/THIRD-PARTY-LICENSES.txt', shippedAsIs: ['better-sqlite3'] })

export default defineConfig({
  main: {
    plugins: [licences()],
    build: {
      outDir: 'out/main',
      // Legible stack traces in the log are worth more here than a few hundred kilobytes.
      minify: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          core: 'src/main/core-process.ts',
          command: 'src/main/command-process.ts',
          http: 'src/http/main.ts',
          cli: 'src/cli/main.ts',
          'intake-worker': 'src/core/intake/worker.ts',
        },
        // Chunks lie beside the entries, so that `new URL('./intake-worker.js', import.meta.url)` holds from any of them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [licences()],
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can load neither modules nor packages.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), licences()],
    css: { postcss: { plugins: mantineStyles() } },
    build: {
      outDir: 'out/renderer',
      modulePreload: { polyfill: false },
      minify: true,
      // No file is inlined as a data: address: scripts and fonts come from the fixed map only.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: 'src/renderer/index.html',
        output: {
          codeSplitting: {
            groups: [
              // zod is read before everything that makes a schema (src/renderer/main.ts), the sheets of libraries before ours.
              {
                name: 'first',
                test: /node_modules[\\/]zod[\\/]|vite[\\/]preload-helper|app[\\/]styles\.css/,
                priority: 1,
              },
              // What several pages share is one file: a hundred small ones take longer to fetch than to read.
              { name: 'shared', minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
