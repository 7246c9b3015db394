// Markdown as Preact elements: marked's lexer reads it, and every token becomes an element of ours.
// Raw HTML becomes text, images their description, and a link is one only where its address is http(s).
import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { isWebAddress } from '../../data/event.ts';
import { OutsideLink } from './outside-link.tsx';

/** A Markdown text; headings start at level 3, below the pane's own. */
export function Markdown({ text }: { readonly text: string }) {
  return <div class="prose">{blocks(lexer(text, { gfm: true }))}</div>;
}

// marked escapes entities in `text` of code and text tokens only when rendering to HTML; tokens hold the raw text.
function blocks(tokens: readonly Token[]): ComponentChildren[] {
  return tokens.map((token, key) => block(token, key));
}

function block(token: Token, key: number): ComponentChildren {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return heading(token as Tokens.Heading, key);
    case 'hr':
      return <hr key={key} />;
    case 'blockquote':
      return <blockquote key={key}>{blocks((token as Tokens.Blockquote).tokens)}</blockquote>;
    case 'code':
      return (
        <pre key={key}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      );
    case 'list':
      return list(token as Tokens.List, key);
    case 'table':
      return table(token as Tokens.Table, key);
    case 'paragraph':
      return <p key={key}>{inlines((token as Tokens.Paragraph).tokens)}</p>;
    case 'text':
      return <span key={key}>{textToken(token as Tokens.Text)}</span>;
    default:
      return <p key={key}>{token.raw}</p>;
  }
}

function heading(token: Tokens.Heading, key: number): ComponentChildren {
  const inner = inlines(token.tokens);
  return token.depth <= 2 ? <h3 key={key}>{inner}</h3> : <h4 key={key}>{inner}</h4>;
}

function list(token: Tokens.List, key: number): ComponentChildren {
  const items = token.items.map((item, at) => <li key={at}>{blocks(item.tokens)}</li>);
  return token.ordered ? (
    <ol key={key} start={Number(token.start) || 1}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function table(token: Tokens.Table, key: number): ComponentChildren {
  return (
    <div key={key} class="prose-table">
      <table>
        <thead>
          <tr>
            {token.header.map((cell, at) => (
              <th key={at} scope="col">
                {inlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{inlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inlines(tokens: readonly Token[]): ComponentChildren[] {
  return tokens.map((token, key) => inline(token, key));
}

function inline(token: Token, key: number): ComponentChildren {
  switch (token.type) {
    case 'strong':
      return <strong key={key}>{inlines((token as Tokens.Strong).tokens)}</strong>;
    case 'em':
      return <em key={key}>{inlines((token as Tokens.Em).tokens)}</em>;
    case 'del':
      return <del key={key}>{inlines((token as Tokens.Del).tokens)}</del>;
    case 'codespan':
      return <code key={key}>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br key={key} />;
    case 'link':
      return link(token as Tokens.Link, key);
    case 'image':
      return <span key={key}>{`[${(token as Tokens.Image).text}]`}</span>;
    case 'text':
      return <span key={key}>{textToken(token as Tokens.Text)}</span>;
    case 'escape':
      return <span key={key}>{(token as Tokens.Escape).text}</span>;
    default:
      return <span key={key}>{token.raw}</span>;
  }
}

function textToken(token: Tokens.Text): ComponentChildren {
  return token.tokens ? inlines(token.tokens) : decodeEntities(token.text);
}

function link(token: Tokens.Link, key: number): ComponentChildren {
  if (!isWebAddress(token.href)) return <span key={key}>{token.raw}</span>;
  return (
    <OutsideLink key={key} href={token.href} host={token.text !== token.href}>
      {inlines(token.tokens)}
    </OutsideLink>
  );
}

// The handful of entities people write by hand; anything else stays as it was typed.
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
