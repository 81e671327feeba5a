import { useState } from 'preact/hooks';
import { LONG_NAMES } from './long-names.tsx';
import style from './page.module.css';
import { REAL_SCREENS } from './real-screens.tsx';
import { STORIES } from './stories.tsx';

const SWITCHES = {
  show: ['all', ...[...STORIES, ...REAL_SCREENS, ...LONG_NAMES].map((story) => story.name)],
  language: ['vi', 'en'],
  mode: ['normal', 'sun'],
  text: ['normal', 'large'],
  width: ['360', '320', '768', '1280'],
};

/** The stories in a frame, with switches for language, sun, text size and width. */
export function Bench() {
  const [now, set] = useState<Record<string, string>>({ show: 'all', width: '360' });
  return (
    <main>
      <div class={style.tools}>
        {Object.entries(SWITCHES).map(([name, values]) => (
          <label key={name}>
            {name}{' '}
            <select onChange={(event) => set({ ...now, [name]: event.currentTarget.value })}>
              {values.map((value) => (
                <option key={value}>{value}</option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <iframe
        class={style.frame}
        title="stories"
        style={{ inlineSize: `${now.width}px` }}
        src={`?${new URLSearchParams(now)}`}
      />
    </main>
  );
}
