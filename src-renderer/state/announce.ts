// What is said to the person in passing: a polite announcement, and the toast that offers Undo.
// Announcements reach assistive technology through one live region; toasts are also seen.
import { signal } from '@preact/signals';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** A toast: a sentence and, where the thing can be taken back, an Undo. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly undo: boolean;
  /** Something else to do about it; the toast goes with it. */
  readonly action: ToastAction | null;
}

export const announcement = signal('');
export const toast = signal<Toast | null>(null);

let count = 0;

/** Says a sentence to assistive technology; the same sentence twice is said twice. */
export function announce(text: string): void {
  // A trailing no-break space makes a repeated sentence a change, which is what live regions speak of.
  announcement.value = announcement.value === text ? `${text}\u00a0` : text;
}

/** Shows a toast and announces it. */
export function showToast(text: string, options: Partial<Pick<Toast, 'tone' | 'undo' | 'action'>> = {}): void {
  count += 1;
  toast.value = { id: count, text, tone: 'plain', undo: false, action: null, ...options };
  announce(text);
}

export function dismissToast(): void {
  toast.value = null;
}
