// @vitest-environment jsdom
// Markdown becomes elements of ours: structure is kept, HTML is text, and only http(s) links are links.
import { render } from 'preact';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../../src-renderer/panes/markdown.tsx';

function drawn(text: string): HTMLElement {
  const root = document.createElement('div');
  render(<Markdown text={text} />, root);
  return root;
}

describe('Markdown', () => {
  it('keeps headings, emphasis, lists, quotes, code and tables', () => {
    const root = drawn(
      '# Head\n\nA *b* **c** `d`\n\n- one\n- two\n\n> said\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    );
    expect(root.querySelector('h3')?.textContent).toBe('Head');
    expect(root.querySelector('em')?.textContent).toBe('b');
    expect(root.querySelector('strong')?.textContent).toBe('c');
    expect([...root.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['one', 'two']);
    expect(root.querySelector('blockquote')?.textContent).toBe('said');
    expect(root.querySelector('pre')?.textContent).toBe('code');
    expect([...root.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['1', '2']);
  });

  it('shows raw HTML as the text it is', () => {
    const root = drawn(
      'before <img src=x onerror=alert(1)> after\n\n<script>alert(1)</script>\n\n<div onclick="x()">y</div>',
    );
    expect(root.querySelector('img, script, [onclick]')).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(root.textContent).toContain('<script>alert(1)</script>');
  });

  it('links only where the address is http(s), with the host in sight', () => {
    const root = drawn('[good](https://www.example.org/a) [bad](javascript:alert(1)) [data](data:text/html,x)');
    const links = [...root.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://www.example.org/a']);
    expect(links[0]?.rel).toBe('noopener noreferrer');
    expect(root.textContent).toContain('(example.org)');
    expect(root.textContent).toContain('[bad](javascript:alert(1))');
  });

  it('reads common entities and leaves the others as typed', () => {
    expect(drawn('AT&amp;T &lt;x&gt; &unknown;').textContent).toBe('AT&T <x> &unknown;');
  });

  it('never makes an element that runs or loads anything, whatever the text', () => {
    const pieces = fc.constantFrom(
      '<img onerror=1>',
      '[a](javascript:1)',
      '![b](http://x/y.png)',
      '<svg onload=1>',
      '*',
      '`',
      '\n\n',
      '> ',
      '<https://a.b>',
      '[c]: javascript:1\n',
      '[c]',
      '- ',
      '| a |\n|---|\n',
      'text',
      '&lt;',
      '</div>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const root = drawn(parts.join(''));
        expect(root.querySelector('img, script, svg, iframe, object, style, form')).toBeNull();
        for (const link of root.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
        for (const element of root.querySelectorAll('*')) {
          expect([...element.attributes].filter((attribute) => attribute.name.startsWith('on'))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
