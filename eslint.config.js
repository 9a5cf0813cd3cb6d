// Lint rules beyond types: who may import whom, file size, no loose ends.
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const layers = ['contract', 'core', 'main', 'preload', 'http', 'cli', 'renderer']

/** What each layer may import besides itself (docs/architecture.md). */
const mayImport = {
  contract: [],
  core: ['contract'],
  main: ['contract', 'core'],
  preload: ['contract'],
  http: ['contract', 'core'],
  cli: ['contract', 'core'],
  renderer: ['contract'],
}

/** Packages with one home each, so that they can be replaced in one place. */
const homes = {
  electron: ['src/main/**', 'src/preload/**'],
  'better-sqlite3': ['src/core/db/**'],
  docx: ['src/core/documents/render-docx.ts'],
  hucre: ['src/core/documents/write-workbook.ts'],
  '@xmldom/xmldom': ['src/core/compliance/reading/xml-tree.ts'],
  docxtemplater: ['src/core/docx-template/engine.ts'],
  pizzip: ['src/core/docx-template/engine.ts'],
  'age-encryption': ['src/core/exchange/confidential/age-file.ts'],
  '@scure/base': ['src/core/exchange/confidential/age-file.ts'],
  uqr: ['src/renderer/features/trust/card-code.tsx'],
}

const restrict = (forbiddenLayers, forbiddenPackages) => [
  'error',
  {
    paths: forbiddenPackages.map((name) => ({ name, message: `${name} has one home: see eslint.config.js` })),
    patterns: forbiddenLayers.map((layer) => ({
      group: [`**/${layer}/**`],
      message: `this layer must not import ${layer}: see docs/architecture.md`,
    })),
  },
]

const packages = Object.keys(homes)

export default tseslint.config(
  {
    ignores: [
      'out',
      '.cache',
      'node_modules',
      'demo-output',
      'release',
      'tests/fixtures',
      'playwright-report',
      'test-results',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
    },
  },
  ...layers.map((layer) => ({
    files: [`src/${layer}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': restrict(
        layers.filter((other) => other !== layer && !mayImport[layer].includes(other)),
        packages.filter((name) => !homes[name].some((home) => home.startsWith(`src/${layer}/`))),
      ),
    },
  })),
  {
    // The packed program runs the command line in a process of its own.
    files: ['src/main/command-process.ts'],
    rules: {
      'no-restricted-imports': restrict(
        ['preload', 'http', 'renderer'],
        packages.filter((name) => name !== 'electron'),
      ),
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: Object.values(homes).flat(),
    rules: { 'no-restricted-imports': restrict(['main', 'preload', 'http', 'cli', 'renderer'], packages) },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['src/cli/**', 'tests/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
  },
)
