// The entry that the page is bundled from. A file of its own, for what it imports first puts words into the
// user's language before any other file asks for one.
import '../shared/l10n.ts';
import { mountPage } from '../shared/mountPage.ts';
import { ComparisonPage } from './comparisonPage.ts';

mountPage(new ComparisonPage());
