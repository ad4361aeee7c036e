import type { CSSVariablesResolver } from '@mantine/core'
import { createTheme, Drawer, Modal } from '@mantine/core'

/** The header of a dialog is no banner of the page, and its button for closing has a name. */
const dialog = {
  attributes: { header: { role: 'presentation' } },
  closeButtonProps: { 'aria-label': 'Close' }
}

export const theme = createTheme({
  primaryColor: 'indigo',
  // Dark enough for white text on it (WCAG AA).
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Open Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  cursorType: 'pointer',
  components: { Drawer: Drawer.extend({ defaultProps: dialog }), Modal: Modal.extend({ defaultProps: dialog }) }
})

/** Mantine's colors for secondary and error text are too faint for WCAG AA on its backgrounds. */
export const colors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)'
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)'
  }
})
