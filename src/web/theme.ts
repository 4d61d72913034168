import type { ThemeConfig } from 'antd';

/** System fonts only: the intranet has no font service, and Chinese faces are too large to ship. */
export const FONT_FAMILY = '"PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

/** Red is kept for what is overdue; errors use it only as thin borders and text. */
export const COLOURS = {
  navy: '#12305c',
  primary: '#1f4f8f',
  ink: '#1c2733',
  secondary: '#55606e',
  line: '#e2e7ee',
  ground: '#f3f5f9',
  red: '#b8232f',
  yellow: '#8a5a00',
  green: '#1d6b43',
  blue: '#1f4f8f',
  grey: '#5b6675',
} as const;

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorInfo: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorError: COLOURS.red,
    colorSuccess: COLOURS.green,
    colorWarning: '#b7791f',
    colorInfoBg: '#eff5fc',
    colorInfoBorder: '#cbdcf1',
    colorWarningBg: '#fff8e8',
    colorWarningBorder: '#efd9a3',
    colorErrorBg: '#fdf3f3',
    colorErrorBorder: '#ecc4c7',
    colorTextBase: COLOURS.ink,
    colorTextSecondary: COLOURS.secondary,
    colorTextTertiary: '#667180',
    colorBgLayout: COLOURS.ground,
    colorBorderSecondary: COLOURS.line,
    borderRadius: 6,
    fontFamily: FONT_FAMILY,
    fontSize: 14,
    wireframe: false,
    // Who asked the system for less movement gets none.
    motion: !globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Table: { headerBg: '#f6f8fb', headerColor: '#3b4756', headerSplitColor: 'transparent', cellPaddingBlock: 12, rowHoverBg: '#f7f9fc' },
    Card: { headerFontSize: 15, headerHeight: 50 },
    Tag: { defaultBg: '#f3f5f9' },
    Tooltip: { colorBgSpotlight: '#22324a' },
    Drawer: { footerPaddingBlock: 12, footerPaddingInline: 24 },
  },
};
