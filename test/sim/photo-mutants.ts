import type { Mutant } from './mutants.ts';

const LANE = 'src/shared/exchange/photo-lane.ts';
const ROOM = 'src/shared/exchange/evict.ts';
const SHELF = 'src/shared/exchange/photo-shelf.ts';
const ORDER = "['verify', 'flush', 'name', 'flushName'];";

/** The rules of the photo lane, broken one at a time as those of the text are in `mutants.ts`. */
export const PHOTO_MUTANTS: Mutant[] = [
  {
    rule: 'a photo is called stored before its bytes are flushed',
    file: SHELF,
    edits: [[ORDER, "['verify', 'name', 'flushName'];"]],
  },
  {
    rule: 'a photo is called stored before its name is on the disk',
    file: SHELF,
    edits: [[ORDER, "['verify', 'flush', 'name'];"]],
  },
  {
    rule: 'the hash of a photo is not verified',
    file: SHELF,
    edits: [[ORDER, "['flush', 'name', 'flushName'];"]],
  },
  {
    rule: 'an offset is trusted that is not where the bytes end',
    file: SHELF,
    edits: [["return held.offset === part.offset ? 'append' : 'elsewhere';", "return 'append';"]],
  },
  {
    rule: 'bytes are flushed only once a photo is whole',
    file: SHELF,
    edits: [['return unflushed >= window;', 'return unflushed + window < 0;']],
  },
  {
    rule: 'a full photo leaves the phone once it is stored, whatever the backups hold',
    file: ROOM,
    edits: [
      [
        'return (row.body as Evidence).stored && row.seq <= safe;',
        'return (row.body as Evidence).stored;',
      ],
    ],
  },
  {
    rule: 'a photo that is still to be sent may leave',
    file: ROOM,
    edits: [
      ["picture.safe && picture.state === 'stored' && picture.bytes > 0", 'picture.bytes > 0'],
    ],
  },
  {
    rule: 'one photo that the server stumbles over blocks the lane',
    file: LANE,
    edits: [
      ["until: given.now + wait }, { kind: 'onward' });", "until: null }, { kind: 'stop' });"],
    ],
  },
  {
    rule: 'a photo whose bytes are not those of its name is sent for ever',
    file: LANE,
    edits: [['if (whole && before.anew) return refused(photo, code);', '']],
  },
  {
    rule: 'what a restored server forgot is not sent again',
    file: LANE,
    edits: [
      [
        "return photo.state === 'stored' ? { ...photo, state: 'waiting' } : photo;",
        'return photo;',
      ],
    ],
  },
  {
    rule: 'a cut photo starts anew without asking',
    file: LANE,
    edits: [
      [
        "photo.tried ? { kind: 'ask' } : { kind: 'put', offset: 0 };",
        "{ kind: 'put', offset: 0 };",
      ],
    ],
  },
  {
    rule: 'the next photo begins while one is being handed over',
    file: LANE,
    edits: [[" || [...underWay.values()].includes('sending')", '']],
  },
  {
    rule: 'a photo whose answer is on its way begins once more',
    file: LANE,
    edits: [[' && !underWay.has(one.sha256)', '']],
  },
  {
    rule: 'an erased photo’s bytes stay on the phone',
    file: 'test/sim/photo-phone.ts',
    edits: [
      ['        if (change) dropErased(disk, await records.image());\n', ''],
      ['        for (const id of change?.erased ?? []) disk.forget(id);\n', ''],
    ],
  },
  {
    rule: 'an author who was moved is not told that their photo was erased',
    file: 'src/shared/exchange/hear.ts',
    edits: [['erased: answer.erased ?? [],', 'erased: [],']],
  },
  {
    rule: 'a restored server keeps the erased photos of its backup',
    file: 'test/sim/photo-ward.ts',
    edits: [['      shelf.begins = true;\n      shelf.life', '      shelf.life']],
  },
  {
    rule: 'a photo is stored after its record, in a transaction of its own',
    file: 'test/sim/photo-phone.ts',
    edits: [
      ['        Object.assign(disk, { photos, thumbs });\n', ''],
      ['        await records.become(before);\n', ''],
    ],
  },
];
