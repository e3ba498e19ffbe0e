import '../shared/l10n.ts';
import { openPage } from '../shared/openPage.ts';
import { ResourcesPage } from './resourcesPage.ts';

openPage(new ResourcesPage());
