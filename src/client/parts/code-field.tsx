import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { codeProblem, readCode, showCode } from './code.ts';
import style from './code-field.module.css';
import { Field } from './field.tsx';

export type CodeFieldProps = {
  initial?: string;
  /** The sentence for a code the server refused. */
  error?: string | null;
  /** The code as typed so far, or null while it is none; told at every change. */
  onCode: (code: string | null) => void;
};

/** The code on the invitation. Typed text is left alone; it is put in order on leaving the field. */
export function CodeField({ initial = '', error = null, onCode }: CodeFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  function leave() {
    const text = box.current?.value ?? '';
    const code = readCode(text);
    if (box.current !== null && code !== null) box.current.value = showCode(code);
    const found = text.trim() === '' ? null : codeProblem(text);
    setProblem(found && t(found.key, { count: found.count }));
  }
  return (
    <Field
      box={box}
      label={t('join.code')}
      hint={t('join.codeHint')}
      name="code"
      error={problem ?? error}
      initial={initial}
      look={style.code}
      input={{ autocapitalize: 'characters', enterkeyhint: 'go', lang: 'en' }}
      onText={(text) => {
        setProblem(null);
        onCode(readCode(text));
      }}
      onLeave={leave}
    />
  );
}
