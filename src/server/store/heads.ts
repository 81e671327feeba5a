import type { Id } from '../../shared/model.ts';

/** Tells those who watch a ward that its head moved, in this process. Never before the commit. */
export type Heads = {
  moved(ward: Id, head: number): void;
  /** Calls `hear` at each move, `end` when the server stops. Returns the way to stop listening. */
  watch(ward: Id, watcher: Watcher): () => void;
  close(): void;
};

export type Watcher = { hear(head: number): void; end(): void };

export function makeHeads(): Heads {
  const watchers = new Map<Id, Set<Watcher>>();
  return {
    moved(ward, head) {
      for (const watcher of watchers.get(ward) ?? []) watcher.hear(head);
    },
    watch(ward, watcher) {
      const mine = watchers.get(ward) ?? new Set();
      watchers.set(ward, mine.add(watcher));
      return () => {
        mine.delete(watcher);
        if (mine.size === 0 && watchers.get(ward) === mine) watchers.delete(ward);
      };
    },
    close() {
      for (const mine of [...watchers.values()]) for (const watcher of [...mine]) watcher.end();
      watchers.clear();
    },
  };
}
