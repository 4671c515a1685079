import { type CSSVariablesResolver, createTheme } from "@mantine/core";
import { amber, brick, leaf, night, slate, tide } from "./colours.ts";

const sans = '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** The one design language. Sizes start at "md" so that every target is at least 24 px (WCAG 2.2, 2.5.8) without a thought. */
export const theme = createTheme({
  colors: {
    tide,
    gray: slate,
    dark: night,
    green: leaf,
    teal: leaf,
    yellow: amber,
    orange: amber,
    red: brick,
    blue: tide,
    cyan: tide,
  },
  primaryColor: "tide",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: "#182129",
  white: "#ffffff",
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.55", lg: "1.6", xl: "1.6" },
  headings: {
    fontFamily: sans,
    fontWeight: "640",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "clamp(1.5rem, 1.2rem + 1.3vw, 2rem)", lineHeight: "1.2" },
      h2: { fontSize: "1.375rem", lineHeight: "1.3" },
      h3: { fontSize: "1.125rem", lineHeight: "1.35" },
      h4: { fontSize: "1rem", lineHeight: "1.4" },
      h5: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h6: { fontSize: "0.875rem", lineHeight: "1.4" },
    },
  },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.25rem" },
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "18px" },
  defaultRadius: "md",
  shadows: {
    xs: "0 1px 2px rgb(24 33 41 / 0.06)",
    sm: "0 1px 3px rgb(24 33 41 / 0.08), 0 1px 2px rgb(24 33 41 / 0.04)",
    md: "0 4px 14px rgb(24 33 41 / 0.09), 0 1px 3px rgb(24 33 41 / 0.06)",
    lg: "0 12px 32px rgb(24 33 41 / 0.14)",
    xl: "0 24px 56px rgb(24 33 41 / 0.18)",
  },
  focusRing: "auto",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "md" } },
    ActionIcon: { defaultProps: { size: "lg", variant: "subtle", color: "gray" } },
    CloseButton: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NumberInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md", autosize: true, minRows: 3 } },
    // Choosing what is chosen already must not clear it.
    Select: { defaultProps: { size: "md", allowDeselect: false, comboboxProps: { shadow: "md" } } },
    NativeSelect: { defaultProps: { size: "md" } },
    MultiSelect: { defaultProps: { size: "md", comboboxProps: { shadow: "md" } } },
    Checkbox: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Switch: { defaultProps: { size: "md", withThumbIndicator: false } },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 550, size: "lg" } },
    Alert: { defaultProps: { variant: "light", radius: "md" } },
    Paper: { defaultProps: { withBorder: true, radius: "lg", p: "lg" } },
    Card: { defaultProps: { withBorder: true, radius: "lg", padding: "lg" } },
    // Mantine's title bar is a <header>, which would count as a second banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        radius: "lg",
        overlayProps: { backgroundOpacity: 0.45 },
        attributes: { header: { role: "none" } },
        padding: "lg",
      },
    },
    Anchor: { defaultProps: { underline: "always" } },
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        withArrow: true,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: false },
      },
    },
    Menu: { defaultProps: { shadow: "md" } },
  },
});

/** The same language for the reading room: denser, since a radiologist works in it for hours on a large screen. */
export const readingRoomTheme = createTheme({
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { size: "md", variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm", autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: "sm", allowDeselect: false } },
    NativeSelect: { defaultProps: { size: "sm" } },
    Autocomplete: { defaultProps: { size: "sm" } },
    SegmentedControl: { defaultProps: { size: "sm" } },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 550, size: "md" } },
    Paper: { defaultProps: { withBorder: true, radius: "md", p: "sm" } },
  },
});

/** Mantine's own text greys fail 1.4.3 for placeholders and disabled text that is still read, and 1.4.11 for borders of fields. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-placeholder": "var(--mantine-color-gray-6)",
    "--mantine-color-default-border": "var(--mantine-color-gray-3)",
    "--mantine-color-disabled-color": "var(--mantine-color-gray-6)",
    "--mantine-color-success": "var(--mantine-color-green-6)",
    "--overread-ground": "var(--mantine-color-gray-0)",
    "--overread-surface": "#ffffff",
    "--overread-line": "var(--mantine-color-gray-2)",
    "--overread-field-line": "#7d8a95",
    "--overread-focus": "#12708a",
  },
  dark: {
    // Filled buttons carry white text in both schemes; shade 4 would be too light for it.
    "--mantine-primary-color-filled": "var(--mantine-color-tide-6)",
    "--mantine-primary-color-filled-hover": "var(--mantine-color-tide-7)",
    "--mantine-color-tide-filled": "var(--mantine-color-tide-6)",
    "--mantine-color-tide-filled-hover": "var(--mantine-color-tide-7)",
    "--mantine-color-red-filled": "var(--mantine-color-red-6)",
    "--mantine-color-red-filled-hover": "var(--mantine-color-red-7)",
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--mantine-color-success": "var(--mantine-color-green-4)",
    "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
    "--mantine-color-disabled-color": "var(--mantine-color-dark-2)",
    "--overread-ground": "var(--mantine-color-dark-8)",
    "--overread-surface": "var(--mantine-color-dark-7)",
    "--overread-line": "var(--mantine-color-dark-5)",
    "--overread-field-line": "#67737e",
    "--overread-focus": "#8bc4d3",
  },
});
