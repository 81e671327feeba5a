import type { Head, Row } from './plan-draft.ts';

/** A picked file's bytes, or what was pasted (HTML or lines with tabs). */
export type DocumentSource = { bytes: Uint8Array } | { text: string };

/**
 * `name` is the file's and `year` the plan's, for a document that itself says neither; `ownUnits` are
 * names of units that the ward used before.
 */
export type ReadQuestion = {
  source: DocumentSource;
  name: string;
  year: number;
  ownUnits: string[];
};

/** Why nothing came of a document; the codes of the file readers and two of our own. */
export type RefusedDocument =
  | 'empty'
  | 'encrypted'
  | 'legacyDoc'
  | 'legacyXls'
  | 'pdf'
  | 'notOffice'
  | 'brokenFile'
  | 'bomb'
  | 'tooLarge'
  | 'encoding'
  | 'noTable'
  | 'noReader';

export type ReadAnswer =
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'head'; head: Head }
  | { kind: 'refused'; code: RefusedDocument }
  | { kind: 'bug'; bug: unknown };

/**
 * Reads a document in a worker, so that the page stays free. Rows come in portions through
 * `onRows`, in printed order, before the promise resolves. An abort ends the worker and rejects
 * with the signal's reason. `noReader`: the reader itself could not be loaded.
 */
export function readDocument(
  question: ReadQuestion,
  onRows: (rows: Row[]) => void,
  signal: AbortSignal,
): Promise<{ head: Head } | { refused: RefusedDocument }> {
  return new Promise((resolve, reject) => {
    // An abort that came before is told to nobody any more.
    if (signal.aborted) return reject(signal.reason);
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
    };
    const stop = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop);
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
      if (data.kind === 'rows') return onRows(data.rows);
      end();
      if (data.kind === 'bug') reject(data.bug);
      else resolve(data.kind === 'head' ? { head: data.head } : { refused: data.code });
    };
    worker.onerror = () => {
      end();
      resolve({ refused: 'noReader' });
    };
    worker.postMessage(question);
  });
}
