import type { IndicatorDraft, PlanDraft } from './draft.ts';
import { type Above, firstPrinted, type Row, readField } from './fields.ts';
import type { Notes } from './problem.ts';
import { type Reader, readUnits } from './read-tasks.ts';
import type { Region } from './regions.ts';
import type { Role } from './roles.ts';
import { rowKind } from './row-kind.ts';
import { readTarget } from './targets.ts';
import { oneLine } from './words.ts';

/** Reads the indicator rows of one region into the draft; a row heading sub-indicators stays, without a target. */
export function readIndicators(
  region: Region,
  draft: PlanDraft,
  notes: Notes,
  reader: Reader,
): void {
  const above: Above = new Map();
  region.rows.forEach((row, index) => {
    const kind = rowKind(row, region.rows[index + 1]);
    const at = { table: region.table, row: row.at };
    if (kind.is === 'heading' && kind.code !== null && /^\d/.test(kind.code)) {
      draft.indicators.push({ ...HEADING, no: kind.code, title: kind.title, at });
    } else if (kind.is === 'item') {
      const { no, title } = kind;
      draft.indicators.push({ no, title, ...readIndicator(row, region, notes, reader, above), at });
    } else if (kind.is === 'more' || kind.is === 'hollow') {
      const cell = firstPrinted(row);
      if (cell) notes.cell(cell, 'rowSkipped');
    }
  });
}

const HEADING: Omit<IndicatorDraft, 'no' | 'title' | 'at'> = {
  unit: null,
  direction: null,
  target: null,
  targetText: null,
  performer: null,
  performers: [],
  monitor: null,
  monitors: [],
};

function readIndicator(
  row: Row,
  region: Region,
  notes: Notes,
  reader: Reader,
  above: Above,
): Omit<IndicatorDraft, 'no' | 'title' | 'at'> {
  const { field } = row;
  const value = (role: Role) => readField(field(role), role, above, notes);
  const unit = oneLine(value('unit'));
  const targetField = field('target');
  const targetText = oneLine(value('target'));
  const { direction, target, why, assumed } = readTarget(targetText, unit);
  if (targetField && why) notes.cell(targetField.cell, why);
  if (assumed) noteAssumed(region, notes);
  const performer = value('lead');
  const monitor = value('monitor');
  const lead = field('lead');
  if (lead && performer === '') notes.cell(lead.cell, 'emptyLead');
  return {
    unit: unit || null,
    direction,
    target,
    targetText: targetText || null,
    performer: oneLine(performer) || null,
    performers: readUnits(performer, lead, reader, notes),
    monitor: oneLine(monitor) || null,
    monitors: readUnits(monitor, field('monitor'), reader, notes),
  };
}

/** That a bare number means 'at least' is said once, at the heading of the column. */
function noteAssumed({ header }: Region, notes: Notes): void {
  const column = header.columns.find(({ role }) => role === 'target');
  if (column) notes.cell(column.cell, 'directionAssumed');
}
