// The chain an event belongs to, above its linked events: how many, over what span, and the buttons that walk or play it.
import { formatRange } from '../../data/format-date.ts';
import { pauseChain, playChain, stepChain } from '../state/actions-chain.ts';
import { chain, playing } from '../state/chain.ts';
import { library } from '../state/library.ts';
import { selectedId } from '../state/selection.ts';
import { language, words } from '../state/settings.ts';
import { Icon } from './icons.tsx';
import './chain-bar.css';

/** Nothing where the event is linked with none. */
export function ChainBar() {
  const t = words.value;
  const ids = chain.value;
  const { byId } = library.value;
  const first = byId.get(ids[0] ?? '');
  const last = byId.get(ids.at(-1) ?? '');
  if (!first || !last || ids.length < 2) return null;
  const at = ids.indexOf(selectedId.value ?? '');
  const play = playing.value;
  return (
    <div class="chain-bar" role="group" aria-label={t('chain.name')}>
      <div class="chain-buttons">
        <button
          type="button"
          class="icon-button"
          aria-label={t('chain.previous')}
          title={t('chain.previous')}
          disabled={at <= 0}
          onClick={() => {
            pauseChain();
            stepChain(-1);
          }}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          class="icon-button chain-play"
          aria-label={t(play ? 'chain.pause' : 'chain.play')}
          title={t(play ? 'chain.pause' : 'chain.play')}
          onClick={play ? pauseChain : playChain}
        >
          <Icon name={play ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t('chain.next')}
          title={t('chain.next')}
          disabled={at === ids.length - 1}
          onClick={() => {
            pauseChain();
            stepChain(1);
          }}
        >
          <Icon name="next" />
        </button>
      </div>
      <p class="chain-facts numeric">
        <span aria-live="polite">{t('chain.place', { at: at + 1, of: ids.length })}</span>
        <span class="chain-span">{formatRange(first.start, last.end, language.value)}</span>
      </p>
    </div>
  );
}
