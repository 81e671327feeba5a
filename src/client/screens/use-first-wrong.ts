import { useEffect, useState } from 'preact/hooks';

/**
 * For a form longer than the screen: the returned call, made after a press that did not go through,
 * brings the first sentence about what is wrong into view.
 */
export function useFirstWrong(): () => void {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries === 0) return;
    const said = [...document.querySelectorAll('[role="alert"]')];
    said.find((one) => one.textContent !== '')?.scrollIntoView?.({ block: 'center' });
  }, [tries]);
  return () => setTries((count) => count + 1);
}
