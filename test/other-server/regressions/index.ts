import { afterwards } from './afterwards.ts';
import { agains } from './again.ts';
import { asides } from './aside.ts';
import { elsewhere } from './elsewhere.ts';
import { envelopes } from './envelopes.ts';
import { files } from './files.ts';
import { forms } from './forms.ts';
import { habits } from './habits.ts';
import type { Regression } from './hooks.ts';
import { identities } from './identity.ts';
import { listings } from './listings.ts';
import { losses } from './loss.ts';
import { pages } from './pages.ts';
import { paging } from './paging.ts';
import { lapses } from './pairs.ts';
import { parts } from './partly.ts';
import { permission } from './permission.ts';
import { privacy } from './privacy.ts';
import { reaches } from './reach.ts';
import { resets } from './resets.ts';
import { rights } from './rights.ts';
import { searches } from './search.ts';
import { servings } from './serving.ts';
import { shapes } from './shape.ts';
import { sortings } from './sorting.ts';
import { stales } from './stale.ts';
import { texts } from './texts.ts';
import { times } from './times.ts';
import { transport } from './transport.ts';
import { trustings } from './trusting.ts';
import { values } from './values.ts';
import { views } from './views.ts';
import { wider } from './wider.ts';
import { wires } from './wire.ts';
import { written } from './written.ts';

/** Every way to break the server. */
export const regressions: readonly Regression[] = [
  ...privacy,
  ...permission,
  ...identities,
  ...reaches,
  ...losses,
  ...texts,
  ...files,
  ...times,
  ...transport,
  ...wires,
  ...paging,
  ...pages,
  ...shapes,
  ...written,
  ...searches,
  ...habits,
  ...afterwards,
  ...elsewhere,
  ...asides,
  ...agains,
  ...wider,
  ...envelopes,
  ...forms,
  ...parts,
  ...resets,
  ...rights,
  ...lapses,
  ...listings,
  ...servings,
  ...sortings,
  ...stales,
  ...trustings,
  ...values,
  ...views,
];

/** The regression with an id. @throws Error where there is none */
export function regressionNamed(id: string): Regression {
  const found = regressions.find(regression => regression.id === id);
  if (found) return found;
  const known = regressions.map(regression => regression.id).join(', ');
  throw new Error(`Failed to break the server: there is no regression ${id}. Known: ${known}.`);
}
