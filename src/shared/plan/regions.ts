import { type Header, headerAt, numbersColumns, printedCells } from './header.ts';
import { appendixCode, isSignature, splitSection } from './numbers.ts';
import type { SourceBlock, SourceCell, SourceTable } from './table.ts';

/**
 * The rows under one set of headings. `continues` says that it goes on where the region before stopped (a table split over
 * pages); `carried` that it has no headings of its own. `captions` are the lines printed since the last table.
 */
export type Region = {
  table: number;
  name: string | null;
  header: Header;
  rows: SourceCell[][];
  appendix: string | null;
  heading: { code: string; title: string } | null;
  captions: string[];
  continues: boolean;
  carried: boolean;
};

/** Paragraphs outside the tables, with the place they stand under. */
export type Prose = { text: string; appendix: string | null; heading: Region['heading'] };

type Context = {
  appendix: string | null;
  heading: Region['heading'];
  captions: string[];
  last: Region | null;
};

/** Finds the tables of a plan among letterheads, recipients and signatures. */
export function findRegions(blocks: readonly SourceBlock[]): { regions: Region[]; prose: Prose[] } {
  const context: Context = { appendix: null, heading: null, captions: [], last: null };
  const regions: Region[] = [];
  const prose: Prose[] = [];
  let table = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const text of block.text.split('\n')) hear(context, text);
      const { appendix, heading } = context;
      prose.push({ text: block.text, appendix, heading });
    } else {
      table += 1;
      regions.push(...readTable(block, table, context));
    }
  }
  return { regions, prose };
}

/** Takes a line outside the rows for what it says about the table that follows. */
function hear(context: Context, text: string): void {
  if (text.trim() === '') return;
  context.last = null;
  context.captions.push(text);
  const appendix = appendixCode(text);
  if (appendix !== null) {
    context.appendix = appendix || null;
    context.heading = null;
    return;
  }
  const section = text.length < 240 ? splitSection(text) : null;
  if (section) context.heading = section;
}

function readTable(block: SourceTable, table: number, context: Context): Region[] {
  if (block.name !== null) hearSheet(context, block.name);
  const regions: Region[] = [];
  let region: Region | null = null;
  for (let at = 0; at < block.rows.length; at += 1) {
    const row = block.rows[at] ?? [];
    const header = headerAt(block.rows, at);
    if (header) {
      region = begin(block, table, header, context);
      regions.push(region);
      at += header.height - 1;
      continue;
    }
    const printed = printedCells(row);
    const first = printed[0]?.text ?? '';
    if (region && (isSignature(first) || endsRegion(printed))) region = null;
    if (!region && regions.length === 0) region = carry(block, table, at, context);
    if (region?.carried && !regions.includes(region)) regions.push(region);
    if (!region) {
      for (const cell of printed) for (const line of cell.text.split('\n')) hear(context, line);
    } else if (printed.length > 0 && !numbersColumns(row)) region.rows.push(row);
  }
  if (regions.length > 0) context.captions = [];
  return regions;
}

/** A sheet is a chapter of its own: nothing said on the sheet before holds for it. */
function hearSheet(context: Context, name: string): void {
  context.heading = null;
  context.last = null;
  context.captions = [];
  const appendix = appendixCode(name);
  context.appendix = appendix || null;
}

function endsRegion(printed: SourceCell[]): boolean {
  return printed.length === 1 && appendixCode(printed[0]?.text ?? '') !== null;
}

function begin(block: SourceTable, table: number, header: Header, context: Context): Region {
  const continues = context.last !== null && sameColumns(context.last.header, header);
  const { appendix, heading, captions } = context;
  const region: Region = {
    table,
    name: block.name,
    header,
    rows: [],
    appendix,
    heading,
    captions: [...captions],
    continues,
    carried: false,
  };
  context.last = region;
  return region;
}

function sameColumns(one: Header, other: Header): boolean {
  const roles = (header: Header) => header.columns.map((column) => column.role).join();
  return one.kind === other.kind && roles(one) === roles(other);
}

/** A table without headings right behind one of the same width goes on with it. */
function carry(block: SourceTable, table: number, at: number, context: Context): Region | null {
  const { last } = context;
  const wide = block.rows[0]?.length ?? 0;
  if (at > 0 || !last || last.table === table || wide < 3 || wide !== last.rows[0]?.length)
    return null;
  const region = { ...last, table, rows: [], continues: true, carried: true };
  context.last = region;
  return region;
}
