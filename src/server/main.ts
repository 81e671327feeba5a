// Nothing else may be imported here: an import would run, and fail in its own words, first.
const OLDEST = 24;

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(`Tổ Số needs Node ${OLDEST} or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
}
