import { css } from 'lit';

/** What only this page has: a search for two kinds of things. */
export const comparisonStyles = css`
  /* As wide as the longer placeholder of this page and a count of four digits beside that; Chinese needs less. */
  .search:not(:lang(zh)) {
    flex-basis: 280px;
  }
`;
