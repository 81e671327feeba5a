// `npm run kills -- --times 1000 [--seed N]`
import { parseArgs } from 'node:util';
import { type Kills, killWhileWriting } from './kills.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
});
const began = performance.now();
const sum = await killWhileWriting(Number(values.times), Number(values.seed), show);
show(sum);
for (const fault of sum.wrong) process.stdout.write(`${fault}\n`);
process.stdout.write(sum.wrong.length === 0 ? 'nothing lost\n' : 'LOST\n');
process.exitCode = sum.wrong.length === 0 ? 0 : 1;

function show({ kills, inWriting, accepted, untold, profiles, torn }: Kills): void {
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  process.stdout.write(
    `${kills} kills (${inWriting} during writes, ${torn} within a record of the log, ${profiles} profiles), ${accepted} ops accepted, ` +
      `${untold} more found on the disk, ${seconds} s, seed ${values.seed}\n`,
  );
}
