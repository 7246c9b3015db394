// A link that leaves Entente: http(s) only, its host always in sight, opened by the system's browser.
// The desktop host shows the whole address once more before it opens anything.
import type { ComponentChildren } from 'preact';
import { isWebAddress } from '../../data/event.ts';
import { words } from '../state/settings.ts';

interface OutsideLinkProps {
  readonly href: string;
  /** Whether to write the host behind the text; false where the address is shown anyway. */
  readonly host?: boolean;
  readonly children: ComponentChildren;
}

/** The host of an address as people know it: no `www.`. */
export function hostOf(href: string): string {
  try {
    return new URL(href).hostname.replace(/^www\./, '');
  } catch {
    return href;
  }
}

/** A link to a web address; where it is not one, the text alone. */
export function OutsideLink({ href, host = true, children }: OutsideLinkProps) {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer" title={href}>
        {children}
        <span class="visually-hidden"> {words.value('detail.opensOutside')}</span>
      </a>
      {host && <span class="link-host"> ({hostOf(href)})</span>}
    </>
  );
}
