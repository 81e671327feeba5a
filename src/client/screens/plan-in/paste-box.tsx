import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Button } from '../../parts/button.tsx';
import field from '../../parts/field.module.css';
import style from './source-step.module.css';

/** A table copied from Word or Excel. Its HTML keeps the cells; what is typed is read on demand. */
export function PasteBox({ onRead }: { onRead: (text: string) => void }) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [some, setSome] = useState(false);
  return (
    <div class={field.field}>
      <label class={field.label} for={id}>
        {t('planIn.paste')}
      </label>
      <p class={field.hint} id={`${id}h`}>
        {t('planIn.pasteHint')}
      </p>
      <textarea
        ref={box}
        id={id}
        class={`${field.input} ${field.area} ${style.paste}`}
        lang="vi"
        rows={3}
        spellcheck={false}
        aria-describedby={`${id}h`}
        onInput={(event) => setSome(event.currentTarget.value.trim() !== '')}
        onPaste={(event) => {
          const html = event.clipboardData?.getData('text/html') ?? '';
          if (!/<table\b/i.test(html)) return;
          event.preventDefault();
          onRead(html);
        }}
      />
      {some && (
        <div>
          <Button onPress={() => onRead(box.current?.value ?? '')}>{t('planIn.pasteRead')}</Button>
        </div>
      )}
    </div>
  );
}
