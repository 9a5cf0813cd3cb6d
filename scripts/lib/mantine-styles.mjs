/** The style plug-ins that Mantine's CSS needs: its functions and its breakpoints. */
import mantinePreset from 'postcss-preset-mantine'
import simpleVariables from 'postcss-simple-vars'

const breakpoints = {
  'mantine-breakpoint-xs': '36em',
  'mantine-breakpoint-sm': '48em',
  'mantine-breakpoint-md': '62em',
  'mantine-breakpoint-lg': '75em',
  'mantine-breakpoint-xl': '88em',
}

/** @returns {import('postcss').AcceptedPlugin[]} */
export function mantineStyles() {
  return [mantinePreset(), simpleVariables({ variables: breakpoints })]
}
