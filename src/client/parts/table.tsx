// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, a table would lose its roles in some browsers
import type { ComponentChildren } from 'preact';
import style from './table.module.css';

export type Column = {
  id: string;
  label: string;
  /** Figures stand at the right, one below the other. */
  figures?: boolean;
  /** Sentences, which want more room than names and dates. */
  wide?: boolean;
};

export type TableRow = {
  id: string;
  /** By column; one that is missing stays blank, and out of a card. */
  cells: Record<string, ComponentChildren>;
  /** A row that wants a second look; say so in its words too. */
  doubtful?: boolean;
};

export type TableProps = {
  caption: string;
  /** The first one names the row. */
  columns: Column[];
  rows: TableRow[];
  /** The sum below. */
  total?: TableRow;
  /** On a phone: one card a row, or the table as it is in its own scroller. */
  narrow?: 'cards' | 'scroll';
};

export function Table({ caption, columns, rows, total, narrow = 'cards' }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
    <section class={style.scroller} aria-label={caption} tabIndex={0}>
      <table class={`${style.table} ${style[narrow]}`} role="table">
        <caption class={style.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} class={looks(style.head, column)} scope="col" role="columnheader">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} look={row.doubtful && style.doubtful} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot role="rowgroup">
            <Row row={total} columns={columns} look={style.sum} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

type RowProps = { row: TableRow; columns: Column[]; look: string | false | undefined };

function Row({ row, columns, look }: RowProps) {
  const [first, ...others] = columns;
  return (
    <tr class={look || undefined} role="row">
      {first !== undefined && (
        <th class={style.name} scope="row" role="rowheader">
          {row.cells[first.id]}
        </th>
      )}
      {others.map((column) => (
        <td
          key={column.id}
          class={looks(
            row.cells[column.id] === undefined ? `${style.cell} ${style.blank}` : style.cell,
            column,
          )}
          role="cell"
        >
          <span class={style.label} aria-hidden="true">
            {column.label}
          </span>
          <span>{row.cells[column.id]}</span>
        </td>
      ))}
    </tr>
  );
}

function looks(base: string | undefined, column: Column): string {
  return [base, column.figures && style.figures, column.wide && style.wide]
    .filter(Boolean)
    .join(' ');
}
