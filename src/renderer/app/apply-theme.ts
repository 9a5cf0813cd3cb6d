/**
 * Puts the theme's variables on the page as a constructed style sheet. Mantine would write them with innerHTML,
 * which Trusted Types refuses; a constructed sheet needs neither markup nor nonce.
 */
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { cssVariablesResolver, theme } from './theme.ts'

export function applyTheme(target: Document): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const base = defaultCssVariablesResolver(merged)
  const own = cssVariablesResolver(merged)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    convertCssVariables(
      {
        variables: { ...base.variables, ...own.variables },
        light: { ...base.light, ...own.light, '--mantine-color-scheme': 'light' },
        dark: { ...base.dark, ...own.dark, '--mantine-color-scheme': 'dark' },
      },
      ':root',
    ),
  )
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet]
}
