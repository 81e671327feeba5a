// `npm test`: everything, from a fresh clone, without a question.
import { runStages } from './stages.mjs';

await runStages({ quick: false });
