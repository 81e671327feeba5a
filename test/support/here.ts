import type { Here } from '../../src/client/here.ts';
import { lastList } from '../../src/client/local/first-rows.ts';
import { PLAIN_LOOKS } from '../../src/client/local/pocket.ts';

/** What stands around every screen, without a network. */
export function hereWith(some: Partial<Here>): Here {
  const none = () => Promise.reject(new Error('not in this test'));
  return {
    ...{ list: some.phone ? lastList(some.phone, some.session?.person.placeId ?? null) : null },
    ...{ session: null, phone: null, looks: PLAIN_LOOKS, setLooks: () => {} },
    ...{ lookAt: none, join: none, setUp: none, invite: none, handIn: none, leave: none },
    ...{ sessions: none, endSession: none, remind: none, drawn: () => {} },
    ...{ sendNow: async () => {}, sendAll: async () => {}, update: null, install: null, ...some },
  };
}
