// What every sheet is made of: a dialog with a title, a close button, and a body that scrolls.
import type { ComponentChildren } from 'preact';
import { words } from '../state/settings.ts';
import { closeSheet } from '../state/sheets.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';

interface SheetFrameProps {
  readonly title: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** The frame. */
export function SheetFrame({ title, class: name = '', children }: SheetFrameProps) {
  return (
    <Dialog label={title} class={`sheet ${name}`} onCancel={closeSheet}>
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label={words.value('sheet.close')} onClick={closeSheet}>
          <Icon name="close" />
        </button>
      </div>
      <div class="dialog-body">{children}</div>
    </Dialog>
  );
}
