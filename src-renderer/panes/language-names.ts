// The languages of the interface, each named in itself, so that someone who reads only one of them finds it.
import type { UiLanguage } from '../../data/text.ts';

export const LANGUAGE_NAMES: Readonly<Record<UiLanguage, string>> = { en: 'English', fr: 'Français', zh: '中文' };
