import { newRow, type Row } from './fields.ts';
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
  width: number;
  rows: Row[];
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

/** What stands in a file: the regions, the paragraphs around them, and wide tables that are none of ours. */
export type Found = {
  regions: Region[];
  prose: Prose[];
  skipped: { table: number; row: SourceCell[] }[];
};

/** Finds the tables of a plan among letterheads, recipients and signatures. */
export function findRegions(blocks: readonly SourceBlock[]): Found {
  const context: Context = { appendix: null, heading: null, captions: [], last: null };
  const regions: Region[] = [];
  const prose: Prose[] = [];
  const skipped: Found['skipped'] = [];
  let table = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const text of block.text.split('\n')) hear(context, text);
      const { appendix, heading } = context;
      prose.push({ text: block.text, appendix, heading });
    } else {
      table += 1;
      const found = readTable(block, table, context);
      regions.push(...found.regions);
      const [row] = found.left;
      if (row && looksLikeData(found.left)) skipped.push({ table, row });
    }
  }
  return { regions, prose, skipped };
}

/** Letterheads and signatures have two columns; what is wider and longer may have been meant to be read. */
function looksLikeData(rows: SourceCell[][]): boolean {
  return rows.filter((row) => printedCells(row).length >= 3).length >= 2;
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

/** The regions of one table, and the rows that belong to none. */
function readTable(
  block: SourceTable,
  table: number,
  context: Context,
): { regions: Region[]; left: SourceCell[][] } {
  if (block.name !== null) hearSheet(context, block.name);
  const left: SourceCell[][] = [];
  const carried = carry(block, table, context);
  let region = carried;
  const regions: Region[] = carried ? [carried] : [];
  for (let at = 0; at < block.rows.length; at += 1) {
    const header = headerAt(block.rows, at);
    if (header && isNew(header, region)) {
      // Headings printed again at the top of a page begin nothing new.
      if (!region || !sameColumns(region.header, header)) {
        region = begin(block, table, header, context);
        regions.push(region);
      }
      at += header.height - 1;
      continue;
    }
    const row = block.rows[at] ?? [];
    const printed = printedCells(row);
    if (region && endsRegion(printed)) region = null;
    if (!region) {
      left.push(row);
      for (const cell of printed) for (const line of cell.text.split('\n')) hear(context, line);
    } else if (printed.length > 0 && !numbersColumns(row)) {
      region.rows.push(newRow(row, region.header.columns));
    }
  }
  if (regions.length > 0) context.captions = [];
  return { regions: regions.filter((one) => one !== carried || one.rows.length > 0), left };
}

/** Under numbered rows a row of words like headings, but without a number column, is a row ('Việc khác · Các đơn vị …'). */
function isNew(header: Header, region: Region | null): boolean {
  const numbers = ({ columns }: Header) => columns.some(({ role }) => role === 'no');
  return !region || numbers(header) || !numbers(region.header);
}

/** A sheet is a chapter of its own: nothing said on the sheet before holds for it. */
function hearSheet(context: Context, name: string): void {
  context.heading = null;
  context.last = null;
  context.captions = [];
  const appendix = appendixCode(name);
  context.appendix = appendix || null;
}

/** A signature, or the heading of another appendix, stands alone or beside one other cell. */
function endsRegion(printed: SourceCell[]): boolean {
  const first = printed[0]?.text ?? '';
  if (printed.length > 2) return false;
  return isSignature(first) || (printed.length === 1 && appendixCode(first) !== null);
}

function begin(block: SourceTable, table: number, header: Header, context: Context): Region {
  const continues = context.last !== null && sameColumns(context.last.header, header);
  const { appendix, heading, captions } = context;
  const region: Region = {
    table,
    name: block.name,
    header,
    width: block.rows[0]?.length ?? 0,
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
  const roles = (header: Header) =>
    header.columns.map(({ role, from }) => `${role} ${from}`).join();
  return one.kind === other.kind && roles(one) === roles(other);
}

/** A table without headings right behind one of the same width goes on with it. */
function carry(block: SourceTable, table: number, context: Context): Region | null {
  const { last } = context;
  const wide = block.rows[0]?.length ?? 0;
  if (!last || wide < 3 || wide !== last.width || headerAt(block.rows, 0)) return null;
  const region = { ...last, table, rows: [], continues: true, carried: true };
  context.last = region;
  return region;
}
