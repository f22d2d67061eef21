import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The colour of ink on a card index: everything that can be acted on. */
const ink: MantineColorsTuple = [
  '#eaf4f6', '#d5e8ec', '#a9d1da', '#78b8c6', '#4d9fb1', '#2f8699', '#1f6d80', '#1d5c6c', '#1a4d5a', '#153f4a',
]; // prettier-ignore

/** For what stops, forbids or undoes; white reads on it. */
const red: MantineColorsTuple = [
  '#fdecea', '#fadbd8', '#f2b1ab', '#e98479', '#df5b52', '#cf4339', '#b8332a', '#a3271f', '#8a1f18', '#701812',
]; // prettier-ignore

/** The library’s greys in the dark, cooled to the ink. */
const dark: MantineColorsTuple = [
  '#e3e9eb', '#b4c0c5', '#93a1a7', '#7b8a90', '#45545b', '#2c383d', '#202c31', '#192226', '#131b1e', '#0e1416',
]; // prettier-ignore

/** Calm and dense: fourteen points, small radii, no shadows but under what floats. */
export const theme = createTheme({
  colors: { ink, red, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.24,
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  fontFamily: 'Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.875rem' } },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
});

/** The library's faint texts fall below the contrast of WCAG 1.4.3; these do not. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a666b',
    '--mantine-color-placeholder': '#68757b',
    '--mantine-color-text': '#16232a',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#17566a',
  },
  dark: {
    '--mantine-color-dimmed': '#a3b1b7',
    '--mantine-color-placeholder': '#93a1a7',
    '--mantine-color-text': '#e3e9eb',
    '--mantine-color-error': '#ff8f86',
    '--mantine-color-anchor': '#7cc4d4',
    '--mantine-color-body': '#12191c',
  },
});
