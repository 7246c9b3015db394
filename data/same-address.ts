// Whether two web addresses lead to the same page: what is compared, not what is kept or opened.
// Differences that never change the page are left out: scheme, `www.`, a last slash, the fragment, campaign marks.

// Marks that newsletters and networks append for their own counting.
const COUNTING = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i;

/** An address as it is compared; the text itself where it is not an http(s) address. */
export function comparableAddress(address: string): string {
  const parts = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(address.trim());
  if (!parts) return address.trim();
  const [, host = '', path = '', query = ''] = parts;
  const asked = query.split('&').filter((part) => part !== '' && !COUNTING.test(part.split('=', 1)[0] ?? ''));
  const kept = asked.length > 0 ? `?${asked.join('&')}` : '';
  return `${host.toLowerCase().replace(/:(?:80|443)$/, '')}${path.replace(/\/+$/, '')}${kept}`;
}
