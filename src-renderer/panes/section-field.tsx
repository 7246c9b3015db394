// A part of the editor that most events do without: closed under its name until it is wanted or has something in it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface SectionFieldProps {
  readonly title: string;
  readonly hint: string;
  /** Whether there is something in it: it opens with that, and after a refused save. */
  readonly filled: boolean;
  readonly children: ComponentChildren;
}

/** The part. */
export function SectionField({ title, hint, filled, children }: SectionFieldProps) {
  const [open, setOpen] = useState(filled);
  return (
    <details class="form-section" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="form-label">{title}</span> <span class="form-hint">{hint}</span>
      </summary>
      {open && <div class="form-section-body">{children}</div>}
    </details>
  );
}
