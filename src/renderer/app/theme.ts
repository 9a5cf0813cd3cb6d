/**
 * The theme: every colour, size and face of the product. Components name the tokens (`--sd-…`), never a colour.
 * One accent (deep teal-blue) for actions and selection; red for what is wrong, amber for what is due.
 */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e9f3f6',
  '#d2e5eb',
  '#a9cdd8',
  '#7cb2c3',
  '#5698ad',
  '#387f97',
  '#226c86',
  '#135a73',
  '#0c495f',
  '#07384a',
]
const red: MantineColorsTuple = [
  '#fcedeb',
  '#f7d9d5',
  '#efb1aa',
  '#e6867c',
  '#dc6155',
  '#cc4337',
  '#b8332a',
  '#a32821',
  '#86201a',
  '#6b1813',
]
const amber: MantineColorsTuple = [
  '#fdf4de',
  '#f9e6b8',
  '#f2cf7d',
  '#e6b54a',
  '#d49b22',
  '#b88112',
  '#9a6a0b',
  '#7f5607',
  '#664505',
  '#4d3403',
]

/** Neutrals of the dark scheme, with the same cool cast as the paper tokens below. */
const dark: MantineColorsTuple = [
  '#dce3e6',
  '#b7c3c8',
  '#9fadb4',
  '#66747b',
  '#465259',
  '#2b3439',
  '#1d2327',
  '#171c1f',
  '#13181b',
  '#11161a',
]

const textFont =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
const identifierFont = "Consolas, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"

/** What lies behind a dialog stays legible. */
const overlayProps = { backgroundOpacity: 0.35 }

export const theme = createTheme({
  colors: { teal, red, amber, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: textFont,
  fontFamilyMonospace: identifierFont,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '18px' }, h2: { fontSize: '15px' }, h3: { fontSize: '14px' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: 'sd-button' },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, withArrow: false } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'sm' } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'sm' } },
    // The page itself never scrolls, and the scroll lock would write a style element that the policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        overlayProps,
        padding: 'lg',
        transitionProps: { duration: 100 },
        centered: true,
      },
    },
    Drawer: {
      defaultProps: {
        lockScroll: false,
        overlayProps,
        padding: 'lg',
        transitionProps: { duration: 120 },
        position: 'right',
      },
    },
  },
})

/** Tokens of the two schemes side by side, so that neither is an afterthought of the other. */
const tokens = {
  paper: ['#ffffff', '#171c1f'],
  side: ['#f4f6f7', '#11161a'],
  raised: ['#ffffff', '#1d2327'],
  hover: ['#f0f4f5', '#20272b'],
  rule: ['#dfe4e7', '#2b3439'],
  'rule-strong': ['#b9c3c8', '#465259'],
  ink: ['#1b2529', '#dce3e6'],
  'ink-soft': ['#536168', '#9fadb4'],
  accent: ['#135a73', '#7fbccd'],
  'accent-soft': ['#e6f1f4', '#16333e'],
  'accent-edge': ['#7cb2c3', '#2c6477'],
  red: ['#a8291f', '#f0948b'],
  'red-soft': ['#fcecea', '#3a1f1d'],
  'red-edge': ['#e5aaa4', '#74403b'],
  amber: ['#7f5607', '#e2b766'],
  'amber-soft': ['#fcf3de', '#352a14'],
  'amber-edge': ['#dcc083', '#6d5729'],
  green: ['#1d6a3d', '#82c99d'],
  'green-soft': ['#e5f3ea', '#17301f'],
} as const

function schemeVariables(index: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, pair]) => [`--sd-${name}`, pair[index]]))
}

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--sd-paper)',
    '--mantine-color-text': 'var(--sd-ink)',
    '--mantine-color-dimmed': 'var(--sd-ink-soft)',
    '--mantine-color-default': 'var(--sd-raised)',
    '--mantine-color-default-hover': 'var(--sd-hover)',
    '--mantine-color-default-color': 'var(--sd-ink)',
    '--mantine-color-default-border': 'var(--sd-rule-strong)',
    '--mantine-color-placeholder': 'var(--sd-ink-soft)',
    '--mantine-color-anchor': 'var(--sd-accent)',
    '--mantine-color-error': 'var(--sd-red)',
    // What is pressed or offered in passing looks as what is selected does.
    '--mantine-color-teal-light': 'var(--sd-accent-soft)',
    '--mantine-color-teal-light-hover': 'color-mix(in srgb, var(--sd-accent-soft), var(--sd-accent) 12%)',
    '--mantine-color-teal-light-color': 'var(--sd-accent)',
    '--mantine-color-red-light': 'var(--sd-red-soft)',
    '--mantine-color-red-light-hover': 'color-mix(in srgb, var(--sd-red-soft), var(--sd-red) 12%)',
    '--mantine-color-red-light-color': 'var(--sd-red)',
  }
  return {
    variables: {},
    light: { ...shared, ...schemeVariables(0) },
    dark: { ...shared, ...schemeVariables(1) },
  }
}
