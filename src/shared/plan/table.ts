/**
 * What a plan is read from: the paragraphs and tables of a file in reading order. Whatever reads files hands them over in
 * this shape; this room does not know how they were stored.
 */
export type SourceCell = {
  text: string;
  /** Counted from 1, as a person counts them in the file. */
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  /** Hidden under a merged neighbour to the left or above, whose text it repeats. */
  covered?: 'across' | 'down';
  /** The value, where the file holds a number and not only its print. */
  number?: number;
  /** A code saying why the text may not be all there is. */
  doubt?: string;
};

export type SourceTable = { kind: 'table'; name: string | null; rows: SourceCell[][] };

export type SourceBlock = SourceTable | { kind: 'paragraph'; text: string };
