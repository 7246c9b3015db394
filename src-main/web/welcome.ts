// What a person sees who comes without the token: how to get in, in their language, and no secret.
// Plain HTML without style or script, since the Content-Security-Policy allows neither inline.
import { LOCALES, nearestLanguage, translator } from '../../data/i18n/t.ts';

/** The languages of an Accept-Language header, most wanted first. */
export function languagesOf(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((q) => q !== undefined);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** The page, as HTML. */
export function welcomePage(acceptLanguage: string | undefined): string {
  const language = nearestLanguage(languagesOf(acceptLanguage));
  const words = translator(language);
  return `<!doctype html>
<html lang="${LOCALES[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words('host.welcome.title')}</title>
</head>
<body>
<h1>${words('host.welcome.title')}</h1>
<p>${words('host.welcome.how')}</p>
<p>${words('host.welcome.why')}</p>
</body>
</html>
`;
}
