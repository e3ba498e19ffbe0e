import { type CSSResultGroup, css, unsafeCSS } from 'lit';

/** Pixels from one band to the next. */
export const bandPitch = 22;

/** How much of the width the names of the bands take: as `barWidthOf` has it. */
const nameWidth = css`clamp(96px, 22%, 200px)`;

/** Pixels that the totals take, with what is around them. */
const totalWidth = 56;
/** Pixels between columns, and at the edges. */
const gap = 8;
const padding = 20;

/** How wide the bars are in a picture of this width, in pixels. */
export function barWidthOf(width: number): number {
  const inner = width - 2 * padding;
  return Math.max(0, inner - Math.max(96, Math.min(200, inner * 0.22)) - totalWidth - 2 * gap);
}

/**
 * The colours of the parts come from the theme's own charts; patterns tell them apart without colours. Orange is
 * left out: in some themes it is nearly transparent.
 */
const kindGroups = ['blue', 'green', 'purple', 'yellow', 'red', 'foreground'].map(
  (color, kindGroup) => css`
    .kind-group-${kindGroup} {
      --part-color: var(--vscode-charts-${unsafeCSS(color)}, currentColor);
    }
  `,
);

export const bandsStyles: CSSResultGroup = [
  ...kindGroups,
  css`
  :host {
    display: block;
    flex: none;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    padding: 0 ${padding}px 4px;
  }

  .kind {
    align-items: center;
    color: var(--vscode-descriptionForeground);
    display: inline-flex;
    gap: 5px;
    max-width: 200px;
  }

  .kind svg {
    flex: none;
  }

  .kind-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .bands {
    max-height: min(${9 * bandPitch + bandPitch / 2}px, 32vh);
    overflow: hidden auto;
    padding: 0 0 8px;
  }

  .band {
    align-items: center;
    column-gap: ${gap}px;
    display: grid;
    grid-template-columns: ${nameWidth} minmax(0, 1fr) ${totalWidth}px;
    height: ${bandPitch}px;
    padding: 0 ${padding}px;
  }

  .name {
    background: none;
    border: none;
    color: inherit;
    cursor: pointer;
    display: block;
    font: inherit;
    max-width: 100%;
    overflow: hidden;
    padding: 0;
    text-align: left;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .name:hover {
    color: var(--vscode-textLink-foreground);
  }

  .name:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }

  .name[aria-pressed='true'] {
    font-weight: 600;
  }

  .bar {
    display: block;
    height: ${bandPitch - 4}px;
    overflow: visible;
    width: 100%;
  }

  .part {
    cursor: pointer;
    outline: none;
  }

  .fill,
  .pattern {
    width: calc(100% - 2px);
  }

  .fill {
    fill: color-mix(in srgb, var(--part-color) 25%, var(--vscode-editor-background));
    stroke: var(--part-color);
    stroke-width: 1;
  }

  .part:hover .fill {
    fill: color-mix(in srgb, var(--part-color) 45%, var(--vscode-editor-background));
  }

  .part:focus-visible .fill {
    stroke: var(--vscode-focusBorder);
    stroke-width: 3;
  }

  .part[aria-pressed='true'] .fill {
    stroke: var(--vscode-foreground);
    stroke-width: 3;
  }

  .faint .fill,
  .faint .pattern {
    opacity: 0.5;
  }

  pattern path,
  pattern circle {
    fill: none;
    stroke: var(--part-color);
    stroke-opacity: 0.7;
  }

  text {
    fill: var(--vscode-foreground);
    font-size: 0.9em;
    paint-order: stroke;
    pointer-events: none;
    stroke: color-mix(in srgb, var(--part-color) 25%, var(--vscode-editor-background));
    stroke-linejoin: round;
    stroke-width: 4px;
  }

  .total {
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
    text-align: right;
  }

  .more {
    color: var(--vscode-descriptionForeground);
    margin: 0;
    padding: 2px ${padding}px;
  }

  .patterns {
    height: 0;
    position: absolute;
    width: 0;
  }

  .read-out {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
`,
];
