import * as z from 'zod/mini';
import { type Id, Line, Role } from '../../shared/model.ts';
import type { Op } from '../../shared/op.ts';
import { planOps } from './plan-ops.ts';
import { findTemplate } from './plans.ts';
import practice from './practice.json' with { type: 'json' };
import { wardOps } from './ward-ops.ts';

const Practice = z.object({
  ward: z.object({
    wardName: Line,
    placeWord: Line,
    officialName: Line,
    phone: z.nullable(Line),
  }),
  placeName: Line,
  places: z.number(),
  people: z.array(z.object({ name: Line, role: Role })),
  template: z.string(),
});

/** The ward for trying things out: the real plan, the real number of places, nobody's name. */
export function practiceOps(wardId: Id): Op[] {
  const { ward, placeName, places, people, template } = Practice.parse(practice);
  const placeNames = Array.from({ length: places }, (_place, index) =>
    placeName.replace('{{number}}', String(index + 1)),
  );
  return [
    ...wardOps(wardId, { ...ward, practice: true, placeNames, people }),
    ...planOps(findTemplate(template)),
  ];
}
