import { useEffect, useRef, useState } from 'preact/hooks';
import type { Phone } from '../phone.ts';
import {
  dropPlanIn,
  keepHead,
  keepPortion,
  keepWhole,
  PORTION,
  portion,
  readPlanIn,
} from './keep-draft.ts';
import { readOwnUnits } from './own-units.ts';
import type { Head, PlanInDraft, Row } from './plan-draft.ts';
import { type DocumentSource, type RefusedDocument, readDocument } from './read-document.ts';
import { type PlanTemplateId, readTemplate } from './templates.ts';

/** Typed text is stored this long after the last letter. */
const REST_MS = 300;

/** What is read just now; `rows` counts what has come so far. */
export type Reading = { name: string; rows: number };

/**
 * The plan being brought in: `draft` is undefined until it is read from the phone, null where there
 * is none. Every change is kept on the phone, also without a network, until it is given or dropped.
 */
export function usePlanIn(phone: Phone) {
  const [draft, setDraft] = useState<PlanInDraft | null>();
  const [reading, setReading] = useState<Reading | null>(null);
  const [refused, setRefused] = useState<RefusedDocument | null>(null);
  const latest = useRef<PlanInDraft | null>(null);
  const stop = useRef<AbortController | null>(null);
  const waiting = useRef(new Set<'head' | number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (next: PlanInDraft | null) => {
    latest.current = next;
    setDraft(next);
  };
  const flush = async () => {
    clearTimeout(timer.current);
    const parts = [...waiting.current];
    waiting.current.clear();
    const now = latest.current;
    if (now === null) return;
    for (const part of parts) {
      if (part === 'head') await keepHead(phone, now.head);
      else await keepPortion(phone, part, portion(now.rows, part));
    }
  };
  const later = (part: 'head' | number) => {
    waiting.current.add(part);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), REST_MS);
  };
  useEffect(() => {
    void readPlanIn(phone.db).then(show);
    const hidden = () => document.visibilityState === 'hidden' && void flush();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      stop.current?.abort();
      void flush();
    };
  }, [phone]);

  const change = (part: Partial<Head>) => {
    const now = latest.current;
    if (now === null) return;
    show({ ...now, head: { ...now.head, ...part } });
    later('head');
  };
  const changeRow = (id: number, part: Partial<Row>) => {
    const now = latest.current;
    if (now === null) return;
    const rows = now.rows.map((row) => (row.id === id ? { ...row, ...part } : row));
    show({ ...now, rows });
    later(Math.floor(id / PORTION));
  };
  const changeRows = (made: (row: Row) => Row) => {
    const now = latest.current;
    if (now === null) return;
    show({ ...now, rows: now.rows.map(made) });
    for (let part = 0; part * PORTION < now.rows.length; part += 1) later(part);
  };
  const begin = async (next: PlanInDraft) => {
    await keepWhole(phone, next);
    show(next);
  };
  /** What was being checked before stays until something else could be read. */
  const read = async (source: DocumentSource, name: string, year: number) => {
    const control = new AbortController();
    stop.current = control;
    setRefused(null);
    setReading({ name, rows: 0 });
    const rows: Row[] = [];
    try {
      const outcome = await readDocument(
        { source, name, year, ownUnits: await readOwnUnits(phone.db) },
        (some) => {
          rows.push(...some);
          setReading({ name, rows: rows.length });
        },
        control.signal,
      );
      if ('refused' in outcome) setRefused(outcome.refused);
      else await begin({ head: outcome.head, rows });
    } catch (error) {
      if (!control.signal.aborted) throw error;
    } finally {
      stop.current = null;
      setReading(null);
    }
  };
  const take = async (id: PlanTemplateId) => begin(await readTemplate(id));
  /** Forgets the draft: it was dropped, or a batch of ops took it over. */
  const forget = async () => {
    clearTimeout(timer.current);
    waiting.current.clear();
    show(null);
    await dropPlanIn(phone);
  };
  const cancel = () => stop.current?.abort();
  return { draft, reading, refused, change, changeRow, changeRows, read, take, forget, cancel };
}

export type PlanIn = ReturnType<typeof usePlanIn>;
