import '../shared/l10n.ts';
import './resourcesPage.ts';
