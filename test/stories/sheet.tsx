import { LONG_NAMES } from './long-names.tsx';
import style from './page.module.css';
import { REAL_SCREENS } from './real-screens.tsx';
import { STORIES } from './stories.tsx';

/** One story alone, or all that share a page, under their names. */
export function Sheet({ show }: { show: string | null }) {
  const one = [...STORIES, ...REAL_SCREENS, ...LONG_NAMES].find((story) => story.name === show);
  if (one?.alone) return one.show();
  const some = one ? [one] : STORIES.filter((story) => !story.alone);
  return (
    <main class={style.sheet}>
      <h1>Tổ Số</h1>
      {some.map(({ name, show: Show }) => (
        <section key={name} aria-label={name} data-story={name}>
          <h2>{name}</h2>
          <Show />
        </section>
      ))}
    </main>
  );
}
