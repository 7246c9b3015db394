// Where the focus goes in a list of blocks that a person adds to and takes from: into the block that came,
// and to the button that adds one where the focused block went.
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For the element around the blocks (its children with role "group") and their button, which stands last. */
export function useFollowRows<E extends HTMLElement>(count: number): RefObject<E | null> {
  const around = useRef<E>(null);
  const before = useRef(count);
  useEffect(() => {
    const had = before.current;
    before.current = count;
    const children = [...(around.current?.children ?? [])];
    if (count > had) {
      const last = children.filter((child) => child.getAttribute('role') === 'group').at(-1);
      last?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    } else if (count < had) children.at(-1)?.querySelector<HTMLElement>('button')?.focus();
  }, [count]);
  return around;
}
