import './bandsPicture.ts';
import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-icon/vscode-icon.js';
import { html, nothing } from 'lit';
import type { BandWords, ChosenBand } from './bandsPicture.ts';
import { type Band, countParts } from './countBands.ts';
import { formatNumber } from './l10n.ts';
import { namespaceLabel, typeLabel } from './resourceWords.ts';

/** How a page filters its resources. */
interface ResourceChoice {
  readonly namespace?: string | undefined;
  readonly types: readonly string[];
}

/** Fewer resources are quicker read than looked at. */
const fewest = 12;
/** Where there are no more parts, each says by itself what the picture would. */
const fewestParts = 3;

/** In a low panel, such as below an editor, the rows need the room; looked at once, when the page is made. */
const hasRoom = window.innerHeight >= 480;

/**
 * A picture of the resources by namespace and type, to filter them by. It is folded where there are few of
 * them or little room, and left out where it would have a single part.
 * @param isOpen whether the user has opened or folded it; undefined where neither
 */
export function renderResourceOverview(
  bands: readonly Band[],
  isOpen: boolean | undefined,
  { namespace, types }: ResourceChoice,
  actions: {
    readonly open: (isOpen: boolean) => void;
    readonly filter: (choice: { namespace: string | undefined; types: string[] }) => void;
  },
) {
  const parts = countParts(bands);
  if (parts < 2) return nothing;
  const total = bands.reduce((sum, band) => sum + band.total, 0);
  const open = isOpen ?? (hasRoom && total >= fewest && parts >= fewestParts);
  const choose = ({ band, kinds }: ChosenBand) =>
    actions.filter({ namespace: band, types: [...kinds] });
  return html`
    <button
      class="overview-title"
      aria-expanded=${open}
      @click=${() => actions.open(!open)}
    ><vscode-icon name=${open ? 'chevron-down' : 'chevron-right'}></vscode-icon>${l10n.t('By Namespace and Type')}</button>
    ${
      open
        ? html`
            <bands-picture
              .bands=${bands}
              .words=${words}
              .chosen=${{ band: namespace, kinds: types }}
              .onChoose=${choose}
            ></bands-picture>
          `
        : nothing
    }
  `;
}

const words: BandWords = {
  label: l10n.t('Number of resources by namespace and type'),
  bandHeading: l10n.t('Namespace'),
  totalHeading: l10n.t('Resources'),
  bandName: namespaceLabel,
  kindName: ([first, ...others]) =>
    others.length === 0 ? typeLabel(first ?? '') : l10n.t('Other types'),
  partLabel: (band, kinds, count) =>
    count === 1
      ? l10n.t({
          message: '{0}, {1}: 1 resource',
          args: [namespaceLabel(band), words.kindName(kinds)],
          comment: ['{0} is the name of a namespace, {1} a type of resources, such as API.'],
        })
      : l10n.t({
          message: '{0}, {1}: {2} resources',
          args: [namespaceLabel(band), words.kindName(kinds), formatNumber(count)],
          comment: [
            '{0} is the name of a namespace, {1} a type of resources, such as API, {2} a number.',
          ],
        }),
  more: (count) =>
    count === 1
      ? l10n.t('One more namespace is not shown here.')
      : l10n.t('{0} more namespaces are not shown here.', formatNumber(count)),
};
