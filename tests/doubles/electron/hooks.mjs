// Resolves `electron` to the stand-in, so that the built bundles run unchanged on plain Node.

export function resolve(specifier, context, next) {
  if (specifier === 'electron') return next(new URL('./electron.ts', import.meta.url).href, context);
  return next(specifier, context);
}
