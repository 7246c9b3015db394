// Resolves `electron` to the stand-in, so that the built bundles run unchanged on plain Node.

let standIn = '';

export function initialize(data) {
  standIn = data.standIn;
}

export function resolve(specifier, context, next) {
  return next(specifier === 'electron' ? standIn : specifier, context);
}
