/** What happens when, in virtual time: a binary heap, ties in the order of planning. */
export type Agenda = {
  plan: (at: number, what: () => void | Promise<void>) => void;
  /** Takes the next event out, or null when nothing is planned. */
  next: () => { at: number; what: () => void | Promise<void> } | null;
};

type Item = { at: number; order: number; what: () => void | Promise<void> };

export function makeAgenda(): Agenda {
  const heap: Item[] = [];
  let order = 0;
  const before = (a: Item, b: Item) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j] as Item, heap[i] as Item];
  };
  return {
    plan: (at, what) => {
      heap.push({ at, order: order++, what });
      let i = heap.length - 1;
      while (i > 0 && before(heap[i] as Item, heap[(i - 1) >> 1] as Item)) {
        swap(i, (i - 1) >> 1);
        i = (i - 1) >> 1;
      }
    },
    next: () => {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last) return null;
      if (heap.length === 0) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          const item = heap[child];
          if (item && before(item, heap[least] as Item)) least = child;
        }
        if (least === i) return first;
        swap(i, least);
        i = least;
      }
    },
  };
}
