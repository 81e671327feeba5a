import { watchFaults } from './local/faults.ts';
import { followSelf } from './local/self.ts';
import { startSending } from './sync/start.ts';
import { watchUpdates } from './sync/update.ts';

/** What every start of the app runs once its first screen is drawn; in one file, since each costs a phone a look-up. */
export const after = { watchFaults, followSelf, startSending, watchUpdates };
