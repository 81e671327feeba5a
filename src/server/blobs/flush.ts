import { type FileHandle, open } from 'node:fs/promises';

/** Puts a file (`r+`), or the names in a folder (`r`), on the disk. */
export async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file: FileHandle = await open(path, flags);
  await file.sync().finally(() => file.close());
}
