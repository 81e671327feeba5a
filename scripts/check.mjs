// `npm run check`: what can be known in a minute, before a push.
import { runStages } from './stages.mjs';

await runStages({ quick: true });
