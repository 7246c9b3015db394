// The header: name, search, how lanes are grouped, language, theme, the button that adds an event, and the menu of the rest.
import { openEditorForNew } from '../state/actions-editor.ts';
import { description } from '../state/library.ts';
import { words } from '../state/settings.ts';
import { HeaderChoices, HeaderStart, HeaderSwitches } from './header-parts.tsx';
import { Icon } from './icons.tsx';
import { MainMenu } from './main-menu.tsx';
import { SearchBox } from './search-box.tsx';

/** The top bar. */
export function Header() {
  const t = words.value;
  return (
    <header class="header">
      <HeaderStart />
      <SearchBox />
      <HeaderChoices />
      <HeaderSwitches inMenu />
      <button
        type="button"
        class="button button-primary header-add"
        disabled={description.value?.readOnly === true}
        onClick={openEditorForNew}
      >
        <Icon name="plus" />
        <span>{t('header.add')}</span>
      </button>
      <MainMenu />
    </header>
  );
}
