import type { ComponentType } from 'preact';
import type { IconName } from '../parts/icon.tsx';
import type { PageId } from '../parts/route.ts';
import type { ConsoleWord } from '../words/en.ts';
import { ChatPage } from './chat/chat.tsx';
import { ContractPage } from './contract/contract.tsx';
import { FaultsPage } from './faults/faults.tsx';
import { StatePage } from './state/state.tsx';
import { TrafficPage } from './traffic/traffic.tsx';
import { UsersPage } from './users/users.tsx';

/** The parts of a page that the console puts together. */
interface ConsolePage {
  /** Its name in the navigation and in the title. */
  readonly word: ConsoleWord;
  readonly icon: IconName;
  /** Whether it shows rows and users of the mock's own, which a proxy before a server has not. */
  readonly needsWorld?: true;
  /** @param props.path the parts of the address after the page */
  readonly component: ComponentType<{ path: readonly string[] }>;
}

/** Every page there is an address for. A page without an entry, a text or an icon does not compile. */
export const pages: { readonly [Id in PageId]: ConsolePage } = {
  traffic: { word: 'traffic', icon: 'traffic', component: TrafficPage },
  state: { word: 'state', icon: 'state', component: StatePage, needsWorld: true },
  users: { word: 'users', icon: 'users', component: UsersPage, needsWorld: true },
  chat: { word: 'chat', icon: 'chat', component: ChatPage, needsWorld: true },
  faults: { word: 'faults', icon: 'faults', component: FaultsPage },
  contract: { word: 'contract', icon: 'contract', component: ContractPage },
};
