// Article → event: paste or drop a text, see what is proposed beside the words it rests on, correct it, save.
// Two columns: the article with its words marked, and the fields.
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  anotherArticle,
  askToCloseArticle,
  closeAndDiscardArticle,
  closeArticle,
  propose,
  saveArticle,
  takeArticleFile,
  typeArticle,
} from '../state/actions-article.ts';
import { article, type ArticleState } from '../state/article.ts';
import { words } from '../state/settings.ts';
import { ArticleFields } from './article-fields.tsx';
import { ConfirmClose } from './confirm-close.tsx';
import { MarkedText } from './marked-text.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import './article.css';

/** The dialog while an article is being read. */
export function ArticleDialog() {
  const state = article.value;
  if (!state) return null;
  const t = words.value;
  const chosen = state.proposal !== null && state.choice !== null && state.step !== 'choose';
  return (
    <Dialog
      label={t('article.title')}
      class={chosen ? 'article-dialog article-wide' : 'article-dialog'}
      onCancel={askToCloseArticle}
    >
      <div class="dialog-head">
        <h2>{t('article.title')}</h2>
        <button type="button" class="icon-button" aria-label={t('article.close')} onClick={askToCloseArticle}>
          <Icon name="close" />
        </button>
      </div>
      {chosen ? <Choices state={state} /> : <Hand state={state} />}
    </Dialog>
  );
}

function Hand({ state }: { readonly state: ArticleState }) {
  const t = words.value;
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const text = state.content;
  // What is there is chosen whole: another text takes its place.
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file) void takeArticleFile(file);
  };
  return (
    <>
      <div
        class={`dialog-body${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        {state.failure !== null && (
          <p class="field-problem" role="alert">
            {state.failure}
          </p>
        )}
        <div class="form-row">
          <label for="article-text">{t('article.text')}</label>
          <textarea
            ref={box}
            id="article-text"
            class="field article-paste"
            rows={14}
            value={text}
            onInput={(event) => typeArticle(event.currentTarget.value)}
            onPaste={(event) => {
              // A piece of a page comes with its markup, in which its date and address may be.
              const html = event.clipboardData?.getData('text/html') ?? '';
              if (html === '' || text !== '') return;
              event.preventDefault();
              void propose(html);
            }}
          />
          <p class="form-hint">{t('article.hint')}</p>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".html,.htm,.txt,.md,text/*"
          data-testid="article-file"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </div>
      {state.confirming ? (
        <Leaving />
      ) : (
        <div class="dialog-foot">
          <button type="button" class="button" onClick={() => input.current?.click()}>
            {t('article.choose')}
          </button>
          <button
            type="button"
            class="button button-primary"
            disabled={text.trim() === '' || state.step === 'reading'}
            onClick={() => void propose(text)}
          >
            {t('article.read')}
          </button>
        </div>
      )}
    </>
  );
}

function Leaving() {
  return <ConfirmClose onDiscard={closeAndDiscardArticle} onKeep={closeArticle} onContinue={askToCloseArticle} />;
}

function Choices({ state }: { readonly state: ArticleState }) {
  const t = words.value;
  const { proposal, choice } = state;
  if (!proposal || !choice) return null;
  return (
    <form
      class="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void saveArticle();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void saveArticle();
      }}
    >
      <div class="article-columns">
        <MarkedText proposal={proposal} choice={choice} field={state.field} />
        <ArticleFields proposal={proposal} choice={choice} problems={state.problems} />
      </div>
      {state.confirming ? (
        <Leaving />
      ) : (
        <div class="dialog-foot">
          {state.failure === null ? <p class="foot-note">{t('article.check')}</p> : <p role="alert">{state.failure}</p>}
          <button type="button" class="button" onClick={anotherArticle}>
            {t('article.another')}
          </button>
          <button type="submit" class="button button-primary" disabled={state.step === 'saving'}>
            {t('article.save')}
          </button>
        </div>
      )}
    </form>
  );
}
