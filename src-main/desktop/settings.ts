// What the host itself needs to know of the desk and the history, asked through the commands like everyone else.
import { deskSchema } from '../../data/desk.ts';
import { contract } from '../api/contract.ts';
import type { Service } from '../api/service.ts';

export interface DeskSettings {
  readonly language: 'en' | 'fr' | 'zh' | null;
  readonly theme: 'light' | 'dark' | null;
}

/** Language and theme; the system's where the desk cannot be read. */
export async function deskSettings(service: Service): Promise<DeskSettings> {
  const answer = await service.dispatch('desk.get', {});
  const desk = answer.ok ? deskSchema.safeParse(answer.value) : null;
  return desk?.success ? desk.data : { language: null, theme: null };
}

/** Whether there is something to undo and to redo. */
export async function steps(service: Service): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const answer = await service.dispatch('library.describe', {});
  const described = answer.ok ? contract['library.describe'].output.safeParse(answer.value) : null;
  if (!described?.success) return { canUndo: false, canRedo: false };
  return { canUndo: described.data.undo !== null, canRedo: described.data.redo !== null };
}
